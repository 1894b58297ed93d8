import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { issueSlug } from '#db/ingest/slugs.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, papers, slugs } from '#db/schema.ts';

type Keys = { titleKey: string; arxivId: string | null };
type Identified = { touched: Set<number>; created: Set<number> };

/**
 * Gives every record that has none its paper: the one with the same arXiv id or the same title key, else a new one.
 * Facts about a paper that nobody lists yet are left waiting. Records that join two papers make one of them.
 *
 * @returns the ids of the papers that have come by a record, and of those that are new.
 */
export function identify(db: Database): Identified {
  const found: Identified = { touched: new Set(), created: new Set() };
  identifyIn(db, appearances, found);
  // Facts that have found their paper can tell where others belong: again, until none finds one.
  let attached: number;
  do attached = identifyIn(db, facts, found);
  while (attached > 0);
  return found;
}

/** @returns how many of the table's records have found their paper. */
function identifyIn(
  db: Database,
  table: typeof appearances | typeof facts,
  { touched, created }: Identified,
): number {
  const waiting = db
    .select({
      id: table.id,
      sourceId: table.sourceId,
      position: table.position,
      titleKey: table.titleKey,
      arxivId: table.arxivId,
      title: sql<string>`json_extract(${table.fields}, '$.title')`,
    })
    .from(table)
    .where(isNull(table.paperId))
    .orderBy(asc(table.sourceId), asc(table.position));
  let attached = 0;
  for (const record of waiting.all()) {
    const [first, ...others] = papersOf(db, record);
    if (first === undefined && table === facts) continue;
    const paperId = first ?? createPaper(db, record);
    if (first === undefined) created.add(paperId);
    for (const other of others) {
      join(db, paperId, other);
      touched.delete(other);
      created.delete(other);
    }
    db.update(table).set({ paperId }).where(eq(table.id, record.id)).run();
    touched.add(paperId);
    attached += 1;
  }
  return attached;
}

/** Papers with the record's arXiv id or title, the oldest first. Two different arXiv ids are two papers. */
function papersOf(db: Database, { titleKey, arxivId }: Keys): number[] {
  const found = new Set<number>();
  for (const table of [appearances, facts]) {
    const sameTitle = db
      .select({ paperId: table.paperId })
      .from(table)
      .where(and(eq(table.titleKey, titleKey), isNotNull(table.paperId)))
      .all();
    const sameId = arxivId
      ? db
          .select({ paperId: table.paperId })
          .from(table)
          .where(and(eq(table.arxivId, arxivId), isNotNull(table.paperId)))
          .all()
      : [];
    for (const { paperId } of sameId) if (paperId !== null) found.add(paperId);
    for (const { paperId } of sameTitle) {
      if (paperId !== null && !contradicts(arxivIdsOf(db, paperId), arxivId)) found.add(paperId);
    }
  }
  const ids = [...found].sort((a, b) => a - b);
  // A title alone cannot join two papers that have arXiv ids of their own.
  return arxivId ? ids : ids.slice(0, 1);
}

function contradicts(known: Set<string>, arxivId: string | null): boolean {
  return arxivId !== null && known.size > 0 && !known.has(arxivId);
}

function arxivIdsOf(db: Database, paperId: number): Set<string> {
  const ids = [appearances, facts].flatMap((table) =>
    db
      .selectDistinct({ arxivId: table.arxivId })
      .from(table)
      .where(and(eq(table.paperId, paperId), isNotNull(table.arxivId)))
      .all(),
  );
  return new Set(ids.map(({ arxivId }) => arxivId).filter((id) => id !== null));
}

function createPaper(
  db: Database,
  record: Keys & { title: string; sourceId: number; position: number },
): number {
  const { title, titleKey } = record;
  // Only what identifies it; everything else is derived from its records.
  const { id } = db
    .insert(papers)
    .values({
      slug: `new-${record.sourceId}-${record.position}`,
      titleKey,
      title,
      titleText: '',
      abstract: '',
      abstractText: '',
      listingCount: 0,
      firstSourceId: record.sourceId,
      firstPosition: record.position,
      topicId: 1,
    })
    .returning({ id: papers.id })
    .get();
  issueSlug(db, id, title, titleKey);
  return id;
}

/** Makes `other` a part of `paper`: its records move over, and so do its addresses. */
function join(db: Database, paper: number, other: number): void {
  for (const table of [appearances, facts, slugs]) {
    db.update(table).set({ paperId: paper }).where(eq(table.paperId, other)).run();
  }
  db.delete(papers)
    .where(inArray(papers.id, [other]))
    .run();
}
