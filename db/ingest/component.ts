import { and, asc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts } from '#db/schema.ts';
import type { Keys } from '#lib/identity.ts';

/** A record as far as it takes to tell its paper; `paperId` is null until it has one. */
export type Keyed = Keys & { table: 'appearances' | 'facts'; id: number; paperId: number | null };

const TABLES = { appearances, facts } as const;

/** Records looked at in one go: enough to cost little, few enough to hold. */
const PAGE = 500;

/**
 * The records of a table that have no paper, in the order in which they were read, a page of them in memory. One that
 * has come by a paper since its page was read is given as it was.
 */
export function* waitingRecords(db: Database, table: Keyed['table']): Generator<Keyed> {
  let page: Row[];
  let last = 0;
  do {
    page = STATEMENTS[table].waiting(db).all({ last });
    for (const row of page) yield { ...row, table };
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

type Row = Omit<Keyed, 'table'>;

function statementsOf(table: (typeof TABLES)[Keyed['table']]) {
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
      db
        .select(row)
        .from(table)
        .where(and(isNull(table.paperId), gt(table.id, sql.placeholder('last'))))
        .orderBy(asc(table.id))
        .limit(PAGE)
        .prepare(),
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

const STATEMENTS = { appearances: statementsOf(appearances), facts: statementsOf(facts) };
