import { existsSync } from 'node:fs';
import { DatabaseError, type DatabaseFault } from '#db/database-error.ts';
import { facetFindings } from '#db/doctor/facet-check.ts';
import {
  integrityFindings,
  isCorruption,
  isDamage,
  spaceFindings,
  statisticsFindings,
} from '#db/doctor/file-checks.ts';
import { adviceOf, type Finding, INGEST, RESTORE } from '#db/doctor/finding.ts';
import { fullTextFindings, fullTextRows, type Skipped } from '#db/doctor/full-text-check.ts';
import { PAPER_RULES } from '#db/doctor/paper-rules.ts';
import { breaches, type Rule } from '#db/doctor/rule.ts';
import { schemaFindings } from '#db/doctor/schema-check.ts';
import { searchIndexFindings } from '#db/doctor/search-index-check.ts';
import { searchIndexRows } from '#db/doctor/search-index-rules.ts';
import { NAME_RULES, SOURCE_RULES } from '#db/doctor/source-rules.ts';
import { strayRows } from '#db/doctor/stray-rows.ts';
import { TOPIC_RULES } from '#db/doctor/topic-rules.ts';
import { derivedWith } from '#db/ingest/derive.ts';
import type { Progress } from '#db/ingest/ingest.ts';
import { isCurrent } from '#db/ingest/runs.ts';
import { systemInForce } from '#db/ingest/taxonomy.ts';
import journal from '#db/migrations/meta/_journal.json' with { type: 'json' };
import { type Database, openDatabase, openForReading } from '#db/open.ts';

/** What an examination came to. */
export type Examination = {
  database: string;
  /** Undefined where that could not be told. */
  papers?: number;
  findings: Finding[];
  /** Checks that could not be done now. */
  skipped: Skipped[];
};

type Tools = { db: Database; reference: Database; report: (done: number, total: number) => void };
type Check = {
  name: string;
  /** Reads all of a large table, or of the file. */
  isLong?: boolean;
  find: (tools: Tools) => Finding[] | Promise<Finding[] | Skipped>;
};

const CHECKS: readonly Check[] = [
  { name: 'schema', find: ({ db, reference }) => schemaFindings(db, reference) },
  { name: 'space', find: ({ db }) => spaceFindings(db) },
  { name: 'statistics', find: ({ db }) => statisticsFindings(db) },
  { name: 'integrity', isLong: true, find: ({ db }) => integrityFindings(db) },
  { name: 'foreign keys', isLong: true, find: ({ db }) => strayRows(db) },
  { name: 'sources', find: ({ db }) => keptTo(db, SOURCE_RULES) },
  { name: 'papers', find: ({ db }) => keptTo(db, PAPER_RULES) },
  { name: 'topics', find: ({ db }) => keptTo(db, TOPIC_RULES) },
  { name: 'names', find: ({ db }) => keptTo(db, NAME_RULES) },
  { name: 'full text', find: ({ db }) => fullTextRows(db) },
  { name: 'words of the full text', isLong: true, find: ({ db }) => fullTextFindings(db) },
  { name: 'search index', find: ({ db }) => searchIndexRows(db) },
  {
    name: 'words of the search index',
    isLong: true,
    find: ({ db, reference, report }) => searchIndexFindings(db, reference, report),
  },
  { name: 'facets', isLong: true, find: ({ db, report }) => facetFindings(db, report) },
  { name: 'derivation', find: ({ db }) => derivationFindings(db) },
];

/**
 * Examines a database as it is at one moment, without writing into it; an ingest that is running is not held up, nor is
 * the site. `quick` leaves out what reads all of a large table.
 *
 * @throws Error for what is no finding about the database: a disk that fails, a bug.
 */
export async function examine(
  file: string,
  { quick = false, progress = () => {} }: { quick?: boolean; progress?: Progress } = {},
): Promise<Examination> {
  const opened = await open(file);
  if (!('db' in opened)) return { database: file, findings: [opened.finding], skipped: [] };
  const { db } = opened;
  // The same tables without a row: what they should be like, and a place to index papers anew.
  const reference = await openDatabase(':memory:');
  try {
    const outdated = versionFinding(db);
    if (outdated) return { database: file, findings: [outdated], skipped: [] };
    // One state from the first check to the last, whoever writes meanwhile.
    db.$client.exec('begin');
    const result: Examination = { database: file, findings: [], skipped: [] };
    for (const { name, isLong, find } of CHECKS) {
      if (quick && isLong) continue;
      progress(`checking ${name}`, 0);
      const report = (done: number, total: number) => progress(`checking ${name}`, done, total);
      const found = await attempted(name, result.findings, () => find({ db, reference, report }));
      if (Array.isArray(found)) result.findings.push(...found);
      else result.skipped.push(found);
    }
    const papers = db.$client.prepare<[], number>('select count(*) from papers').pluck().get() ?? 0;
    return { ...result, papers, findings: advised(result.findings) };
  } finally {
    reference.$client.close();
    db.$client.close();
  }
}

function keptTo(db: Database, rules: readonly Rule[]): Finding[] {
  return rules.flatMap((rule) => breaches(db, rule));
}

/**
 * A check that stumbles over a damaged page or a table that is not whole cannot be done; where that is not yet known it
 * is a finding itself. The others go on.
 */
async function attempted(
  check: string,
  before: readonly Finding[],
  find: () => Finding[] | Promise<Finding[] | Skipped>,
): Promise<Finding[] | Skipped> {
  try {
    return await find();
  } catch (error) {
    if (isCorruption(error)) {
      if (before.some(isDamage)) return { check, reason: 'the file is damaged' };
      const what = `${check} could not be checked: ${error.message}`;
      return [{ check: 'integrity', severity: 'wrong', what, rows: 0, named: [], mend: RESTORE }];
    }
    const isSql = error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR';
    if (isSql && before.some((finding) => finding.check === 'schema'))
      return { check, reason: `the tables are not as they should be: ${error.message}` };
    throw error;
  }
}

/** What to do about a file that cannot be examined; where it may only not be reached now, that is no finding. */
const FAULTY: Readonly<Partial<Record<DatabaseFault, string>>> = {
  'no database': RESTORE,
  damaged: RESTORE,
  foreign: 'Name another file, or put a backup in its place, with no log beside it.',
  newer: 'The Broadsheet that made it, or a later one, reads it.',
};

async function open(file: string): Promise<{ db: Database } | { finding: Finding }> {
  const finding = { check: 'file', severity: 'wrong', rows: 0, named: [] } as const;
  if (!existsSync(file))
    return {
      finding: {
        ...finding,
        named: [],
        what: `there is no database at ${file}`,
        mend: '“npm run ingest” makes it.',
      },
    };
  try {
    return { db: await openForReading(file, { anyAge: true }) };
  } catch (error) {
    const mend = error instanceof DatabaseError ? FAULTY[error.fault] : undefined;
    if (!(error instanceof Error) || mend === undefined) throw error;
    return { finding: { ...finding, named: [], what: error.message, mend } };
  }
}

/** Tables of an older Broadsheet, or none at all: nothing else can be asked of them. */
function versionFinding({ $client }: Database): Finding | undefined {
  const isOurs = $client.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get();
  const made = isOurs ? $client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() : 0;
  if (Number(made) >= Math.max(...journal.entries.map(({ when }) => when))) return undefined;
  const what = isOurs ? 'its tables are those of an older Broadsheet' : 'it is empty, without any tables';
  const remedy = { does: 'migrate' } as const;
  return { check: 'version', severity: 'wrong', what, rows: 0, named: [], mend: adviceOf(remedy), remedy };
}

/** Papers that the next ingest works out again anyway, since the code or the taxonomy is another one. */
function derivationFindings(db: Database): Finding[] {
  if (db.$client.prepare('select 1 from papers limit 1').get() === undefined) return [];
  if (isCurrent(db, derivedWith(systemInForce(db).tagger))) return [];
  const what = 'all papers are to be worked out again';
  return [{ check: 'derivation', severity: 'note', what, rows: 0, named: [], mend: INGEST }];
}

/** What can be done also hangs on what else was found: nothing is written into a damaged file, nothing marked twice. */
function advised(findings: readonly Finding[]): Finding[] {
  const isDamaged = findings.some(isDamage);
  const isMarked = findings.some(({ check }) => check === 'derivation');
  return findings.map((finding) => {
    const { remedy, ...rest } = finding;
    if (isDamaged) return { ...rest, mend: RESTORE };
    return isMarked && remedy?.does === 'derive again' ? { ...rest, mend: INGEST } : finding;
  });
}
