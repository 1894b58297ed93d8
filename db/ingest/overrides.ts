import { createReadStream, statSync } from 'node:fs';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { refusalOf, requireRegularFile } from '#db/ingest/files.ts';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, overrides, papers, slugs } from '#db/schema.ts';
import { splitLines } from '#lib/sources/lines.ts';
import { titleKey } from '#lib/text/title-key.ts';
import {
  type Correction,
  joinedCorrections,
  type KnownTopics,
  type Override,
  readOverride,
} from '#lib/topics/overrides.ts';
import { listed } from '#lib/wording.ts';

/** A line of the file, 1-based, that cannot be used, and why. */
export type LineReject = { line: number; reason: string };

/** An overrides file as it was read; `refusal` where it could not be, and then what was asked before stays. */
export type OverridesFile = {
  /** Its path; undefined where there is none. */
  file?: string;
  lines: { line: number; override: Override }[];
  rejects: LineReject[];
  refusal?: { line: number; reason: string };
};

/** What the lines come to: a correction a paper with the lines that ask for it, and lines whose paper is not there. */
export type Resolved = {
  corrections: Map<number, Correction>;
  linesOf: Map<number, number[]>;
  waiting: { line: number; paper: string }[];
  rejects: LineReject[];
};

/** Reads an overrides file line by line; one that is not there asks for nothing. */
export async function readOverrides(file: string | undefined, known: KnownTopics): Promise<OverridesFile> {
  if (file === undefined) return { lines: [], rejects: [] };
  const read: OverridesFile = { file, lines: [], rejects: [] };
  try {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return { lines: [], rejects: [] };
    requireRegularFile(file);
    for await (const { text, number: line } of splitLines(createReadStream(file))) {
      if (text.trim() === '') continue;
      const override = readOverride(text, known);
      if (typeof override === 'string') read.rejects.push({ line, reason: override });
      else read.lines.push({ line, override });
    }
    return read;
  } catch (error) {
    return { file, lines: [], rejects: [], refusal: refusalOf(error) };
  }
}

/** Finds the papers that the lines name. Lines of one paper are joined; the later of two that contradict is a reject. */
export function resolveOverrides(
  db: Database,
  { lines, refusal }: OverridesFile,
  known: KnownTopics,
): Resolved {
  const found: Resolved = { corrections: new Map(), linesOf: new Map(), waiting: [], rejects: [] };
  if (refusal) return { ...found, corrections: storedCorrections(db, known) };
  for (const { line, override } of lines) {
    const named = papersNamed(db, override.paper);
    const [paperId] = named;
    if (paperId === undefined) {
      const paper = 'slug' in override.paper ? override.paper.slug : override.paper.title;
      found.waiting.push({ line, paper });
    } else if (named.length > 1) {
      const reason = `${named.length} papers have this title; name the one that is meant by its slug: ${listed(slugsOf(db, named))}`;
      found.rejects.push({ line, reason });
    } else {
      const others = found.linesOf.get(paperId) ?? [];
      const joined = joinedCorrections(
        found.corrections.get(paperId) ?? { add: [], remove: [] },
        override.correction,
      );
      if (typeof joined === 'string') {
        found.rejects.push({ line, reason: `with line ${others.join(', ')} on the same paper it ${joined}` });
        continue;
      }
      found.corrections.set(paperId, joined);
      found.linesOf.set(paperId, [...others, line]);
    }
  }
  return found;
}

const ofSlug = prepared((db) =>
  db
    .select({ id: slugs.paperId })
    .from(slugs)
    .where(eq(slugs.slug, sql.placeholder('slug')))
    .prepare(),
);
const ofTitle = [appearances, facts].map((table) =>
  prepared((db) =>
    db
      .selectDistinct({ id: table.paperId })
      .from(table)
      .where(and(eq(table.titleKey, sql.placeholder('key')), isNotNull(table.paperId)))
      .prepare(),
  ),
);

/** The papers of that slug, or of that title in any of their sources; in the order of their ids. */
function papersNamed(db: Database, paper: Override['paper']): number[] {
  const rows =
    'slug' in paper
      ? ofSlug(db).all({ slug: paper.slug })
      : ofTitle.flatMap((statement) => statement(db).all({ key: titleKey(paper.title) }));
  return [...new Set(rows.flatMap(({ id }) => id ?? []))].sort((a, b) => a - b);
}

function slugsOf(db: Database, ids: readonly number[]): string[] {
  return ids
    .flatMap((id) => db.select({ slug: papers.slug }).from(papers).where(eq(papers.id, id)).all())
    .map(({ slug }) => slug);
}

/** What is stored of an earlier reading, without what names topics that are no more. */
function storedCorrections(db: Database, known: KnownTopics): Map<number, Correction> {
  const all = db.select().from(overrides).all();
  const usable = all.filter(({ asked: { add, remove, core } }) =>
    [...add, ...remove, ...(core === undefined ? [] : [core])].every((topic) => known.has(topic)),
  );
  return new Map(usable.map(({ paperId, asked }) => [paperId, asked]));
}

/** The papers whose correction is another one than is stored: new, changed or taken back. */
export function recorrected(db: Database, corrections: ReadonlyMap<number, Correction>): number[] {
  const stored = new Map(
    db
      .select()
      .from(overrides)
      .all()
      .map(({ paperId, asked }) => [paperId, JSON.stringify(asked)]),
  );
  const changed = [...corrections].filter(([id, asked]) => stored.get(id) !== JSON.stringify(asked));
  const takenBack = [...stored.keys()].filter((id) => !corrections.has(id));
  return [...changed.map(([id]) => id), ...takenBack];
}
