import { eq, type SQL, sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts } from '#db/schema.ts';
import type { Keys } from '#lib/identity.ts';

/** A record as far as it takes to tell its paper; `paperId` is null until it has one. */
export type Keyed = Keys & { table: 'appearances' | 'facts'; id: number; paperId: number | null };

const TABLES = { appearances, facts } as const;

/** A record that waits for its paper, and whether no other record has one of its keys. */
export type WaitingRecord = Keyed & { sourceId: number; position: number; isLone: boolean };

/** Records looked at in one go: enough to cost little, few enough to hold. */
const PAGE = 500;

/**
 * The records of a table that have no paper, in the order in which they were read, a page of them in memory. One that
 * has come by a paper since its page was read is given as it was.
 */
export function* waitingRecords(db: Database, table: Keyed['table']): Generator<WaitingRecord> {
  let page: Waiting[];
  let last = 0;
  do {
    page = STATEMENTS[table].waiting(db).all(last);
    for (const { lone, ...row } of page) yield { ...row, table, paperId: null, isLone: lone === 1 };
    last = page.at(-1)?.id ?? last;
  } while (page.length === PAGE);
}

/** Whether a record has come by a paper. */
export function hasPaper(db: Database, { table, id }: Keyed): boolean {
  return typeof STATEMENTS[table].paperOf(db).get({ id })?.paperId === 'number';
}

/** Puts down the paper of a record; null where it has none any more. */
export function attach(db: Database, { table, id }: Keyed, paperId: number | null): void {
  STATEMENTS[table].attach(db).run({ id, paperId });
}

/** A record and all records that share a key with it, directly or through others. */
export function componentOf(db: Database, record: Keyed): Keyed[] {
  const found = new Map<string, Keyed>([[nameOf(record), record]]);
  const asked = new Set<string>();
  // What is added while it runs is visited too.
  for (const { titleKey, arxivId, doi } of found.values()) {
    for (const [key, value] of Object.entries({ titleKey, arxivId, doi }) as [keyof Keys, string | null][]) {
      const question = `${key} ${value}`;
      if (value === null || asked.has(question)) continue;
      asked.add(question);
      for (const table of ['appearances', 'facts'] as const) {
        for (const row of STATEMENTS[table][key](db).all({ value })) {
          const other: Keyed = { ...row, table };
          if (!found.has(nameOf(other))) found.set(nameOf(other), other);
        }
      }
    }
  }
  return [...found.values()];
}

function nameOf({ table, id }: Keyed): string {
  return `${table} ${id}`;
}

type Waiting = Omit<WaitingRecord, 'table' | 'paperId' | 'isLone'> & { lone: number };

/** That no other record of either table has one of the record's keys: a step in an index for each. */
function loneIn(table: Keyed['table']): string {
  const others = ['title_key', 'arxiv_id', 'doi'].flatMap((key) =>
    (['appearances', 'facts'] as const).map(
      (other) =>
        `exists (select 1 from ${other} o where o.${key} = r.${key}${other === table ? ' and o.id <> r.id' : ''})`,
    ),
  );
  return `not (${others.join(' or ')})`;
}

function statementsOf(name: Keyed['table']) {
  const table = TABLES[name];
  const row = {
    id: table.id,
    paperId: table.paperId,
    titleKey: table.titleKey,
    arxivId: table.arxivId,
    doi: table.doi,
  };
  const value = sql.placeholder('value');
  const where = (condition: SQL) => prepared((db) => db.select(row).from(table).where(condition).prepare());
  return {
    titleKey: where(eq(table.titleKey, value)),
    arxivId: where(eq(table.arxivId, value)),
    doi: where(eq(table.doi, value)),
    waiting: prepared((db) =>
      db.$client.prepare<[last: number], Waiting>(
        `select r.id, r.source_id as sourceId, r.position, r.title_key as titleKey, r.arxiv_id as arxivId, r.doi,
           ${loneIn(name)} as lone from ${name} r where r.paper_id is null and r.id > ? order by r.id limit ${PAGE}`,
      ),
    ),
    paperOf: prepared((db) =>
      db
        .select({ paperId: table.paperId })
        .from(table)
        .where(eq(table.id, sql.placeholder('id')))
        .prepare(),
    ),
    attach: prepared((db) =>
      db
        .update(table)
        .set({ paperId: sql`${sql.placeholder('paperId')}` })
        .where(eq(table.id, sql.placeholder('id')))
        .prepare(),
    ),
  };
}

const STATEMENTS = { appearances: statementsOf('appearances'), facts: statementsOf('facts') };
