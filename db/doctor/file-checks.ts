import { statSync } from 'node:fs';
import { adviceOf, type Finding, RESTORE, type Remedy } from '#db/doctor/finding.ts';
import { tallied } from '#db/doctor/rule.ts';
import type { Database } from '#db/open.ts';
import { countOf } from '#lib/wording.ts';

/** Bytes from which a log or free pages are worth mentioning. */
const MUCH = 64 * 1024 * 1024;
/** The share of free pages from which they are. */
const LARGE_SHARE = 0.2;
/** Statistics mislead when a table has grown or shrunk by this factor since. */
const OUTGROWN = 4;

const INDEX_APART = /^(row \d+ missing from index|wrong # of entries in index) /;
const FULL_TEXT_APART = /\bFTS5\b/i;

/** What SQLite says of its file; the checks of full text within one another are part of it. */
export function integrityFindings({ $client }: Database): Finding[] {
  const all = saidOf($client);
  const kinds: { said: string[]; what: string; remedy?: Remedy }[] = [
    {
      said: all.filter((line) => INDEX_APART.test(line)),
      what: 'between rows and their indexes',
      remedy: { does: 'reindex' },
    },
    {
      said: all.filter((line) => FULL_TEXT_APART.test(line)),
      what: 'within the full-text index',
      remedy: { does: 'rebuild full text' },
    },
    {
      said: all.filter((line) => !INDEX_APART.test(line) && !FULL_TEXT_APART.test(line)),
      what: 'in the file itself',
    },
  ];
  return kinds
    .filter((kind) => kind.said.length > 0)
    .map((kind) => ({
      check: 'integrity',
      severity: 'wrong',
      what: `${countOf(kind.said.length, 'contradiction')} ${kind.what}`,
      ...tallied(kind.said),
      mend: kind.remedy ? adviceOf(kind.remedy) : RESTORE,
      ...(kind.remedy && { remedy: kind.remedy }),
    }));
}

/** What it says, a sentence each; nothing of a sound file. */
function saidOf($client: Database['$client']): string[] {
  const said: string[] = [];
  try {
    // Several damaged pages may be told in one text.
    for (const text of $client.prepare<[], string>('pragma integrity_check').pluck().iterate())
      if (text !== 'ok') said.push(...text.split('\n'));
  } catch (error) {
    // It may stumble over a damaged page itself.
    if (!isCorruption(error)) throw error;
    said.push(error.message);
  }
  return said;
}

export function isCorruption(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));
}

/** Whether a finding means that pages of the file are damaged: nothing is to be written into such a file. */
export function isDamage({ check, remedy }: Finding): boolean {
  return check === 'integrity' && remedy === undefined;
}

/** Room that is taken for nothing: a log that was not written back, pages without content. */
export function spaceFindings({ $client }: Database): Finding[] {
  const number = (pragma: string) => Number($client.pragma(pragma, { simple: true }));
  const pageSize = number('page_size');
  const free = number('freelist_count');
  const all = number('page_count');
  const log = statSync(`${$client.name}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const found: Finding[] = [];
  if (log > MUCH) found.push(note('space', `a write-ahead log of ${megabytes(log)}`, { does: 'checkpoint' }));
  if (free * pageSize > MUCH && free > LARGE_SHARE * all)
    found.push(
      note('space', `${megabytes(free * pageSize)} in free pages, of ${megabytes(all * pageSize)}`, {
        does: 'vacuum',
      }),
    );
  return found;
}

/** Statistics of an ANALYZE, by which SQLite plans its searches, where somebody once made some. */
export function statisticsFindings({ $client }: Database): Finding[] {
  const isThere = $client.prepare(`select 1 from sqlite_master where name = 'sqlite_stat1'`).get();
  if (!isThere) return [];
  const then = $client
    .prepare<[], number>(`select max(cast(stat as integer)) from sqlite_stat1 where tbl = 'papers'`)
    .pluck()
    .get();
  const now = $client.prepare<[], number>('select count(*) from papers').pluck().get() ?? 0;
  if (!then || (now <= OUTGROWN * then && then <= OUTGROWN * now)) return [];
  return [
    note('statistics', `statistics from when there were ${countOf(then, 'paper')}`, { does: 'analyze' }),
  ];
}

function note(check: string, what: string, remedy: Remedy): Finding {
  return { check, severity: 'note', what, rows: 0, named: [], mend: adviceOf(remedy), remedy };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
