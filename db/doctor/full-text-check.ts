import { adviceOf, type Finding } from '#db/doctor/finding.ts';
import { breaches, tallied } from '#db/doctor/rule.ts';
import type { Database } from '#db/open.ts';
import { countOf } from '#lib/wording.ts';

const remedy = { does: 'rebuild full text' } as const;

/** A check that could not be done now, and why. */
export type Skipped = { check: string; reason: string };

/** Papers and entries of the full-text index that are without one another. */
export function fullTextRows(db: Database): Finding[] {
  return [
    ...breaches(db, {
      check: 'full text',
      noun: 'paper',
      clause: 'without an entry in the full-text index',
      breaking: 'select slug from papers where id not in (select id from papers_fts_docsize) order by id',
      remedy,
    }),
    ...breaches(db, {
      check: 'full text',
      noun: 'full-text entry',
      clause: 'of no paper',
      breaking: `select 'paper ' || id from papers_fts_docsize where id not in (select id from papers) order by id`,
      remedy,
    }),
  ];
}

/**
 * Compares the full-text index with every word of the texts. FTS5's own comparison (`integrity-check` of rank 1) is an
 * insert and wants a connection that may write; it writes nothing, and what was begun for it is rolled back.
 */
export async function fullTextFindings(db: Database): Promise<Finding[] | Skipped> {
  const outcome = await compare(db.$client.name);
  if (outcome === 'the same') return [];
  if (outcome !== 'different') return { check: 'full text', reason: outcome };
  const { rows, named } = tallied(otherLengths(db));
  const what =
    rows > 0
      ? `${countOf(rows, 'paper')} with another number of words in the full-text index than in the text`
      : 'the full-text index has other words than the texts';
  return [{ check: 'full text', severity: 'wrong', what, rows, named, mend: adviceOf(remedy), remedy }];
}

/** @returns how the two compare, or why they cannot be compared. */
async function compare(file: string): Promise<string> {
  const { default: Sqlite } = await import('better-sqlite3');
  // The database is open for reading meanwhile, so that closing this connection does not write the log back.
  let client: InstanceType<typeof Sqlite> | undefined;
  try {
    client = new Sqlite(file, { fileMustExist: true, timeout: 0 });
    client.exec('begin immediate');
    client.exec(`insert into papers_fts(papers_fts, rank) values ('integrity-check', 1)`);
    return 'the same';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_BUSY')) return 'another program is writing; try again when it is done';
    if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) return 'the file is for reading only';
    if (code.startsWith('SQLITE_CORRUPT')) return 'different';
    throw error;
  } finally {
    if (client?.inTransaction) client.exec('rollback');
    client?.close();
  }
}

const BATCH = 2000;

/** Papers with an entry of another length than their text, found by indexing all texts once more, a few at a time. */
function* otherLengths({ $client }: Database): Generator<string> {
  const made = $client
    .prepare<[], string>(`select sql from sqlite_master where name = 'papers_fts'`)
    .pluck()
    .get();
  const tokenize = /tokenize\s*=\s*'[^']*'/.exec(made ?? '')?.[0];
  // A temporary table is written outside the file, and so may be on a connection for reading.
  $client.exec(
    `create virtual table temp.afresh using fts5(title_text, abstract_text, content = ''${tokenize ? `, ${tokenize}` : ''})`,
  );
  const fill = $client.prepare<[number, number]>(
    `insert into temp.afresh(rowid, title_text, abstract_text)
     select id, title_text, abstract_text from papers where id > ? order by id limit ?`,
  );
  const differing = $client
    .prepare<[], string>(
      `select p.slug from temp.afresh_docsize a join papers p on p.id = a.id
       join main.papers_fts_docsize d on d.id = a.id where d.sz <> a.sz order by a.id`,
    )
    .pluck();
  const last = $client.prepare<[], number>('select max(id) from temp.afresh_docsize').pluck();
  try {
    for (let from = 0; fill.run(from, BATCH).changes > 0; ) {
      from = last.get() ?? from;
      yield* differing.all();
      $client.exec(`insert into temp.afresh(afresh) values ('delete-all')`);
    }
  } finally {
    $client.exec('drop table temp.afresh');
  }
}
