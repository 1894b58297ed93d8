import type { Database } from '#db/open.ts';

/*
 * Where nothing is stored yet, indexes are made when all that they are of is there: sorting takes a fraction of the time
 * in which rows find their places one by one, and the places of a million titles do not fit into memory. All of it is a
 * part of the ingest's transaction.
 */

/** By what an ingest looks papers up while it tells them apart. */
const OF_RECORDS = ['appearances', 'facts'];
/** What only pages ask, and what the end of an ingest asks. */
const OF_PAPERS = ['papers', 'paper_authors', 'paper_categories', 'paper_topics', 'links'];
/** What keeps a row from being stored twice while it is done, and grows at its end. */
const KEPT = ['appearances_place', 'facts_place', 'links_paper'];

/** Makes what was set aside. */
type Restore = () => void;

/**
 * Sets indexes aside, and what keeps others in step, if there is no record yet.
 *
 * @returns what makes those of records again, and all others.
 */
export function setAside(db: Database): { records: Restore; papers: Restore } {
  const isEmpty = db.$client.prepare('select 1 from sources limit 1').get() === undefined;
  return {
    records: isEmpty ? dropped(db, OF_RECORDS) : () => {},
    papers: isEmpty ? both(dropped(db, OF_PAPERS), withoutTriggers(db)) : () => {},
  };
}

function both(first: Restore, second: Restore): Restore {
  return () => {
    first();
    second();
  };
}

/** Triggers that keep something in step with each row, and what does the same for all rows at once. */
const IN_STEP = [
  // In a third of the time.
  { triggers: 'papers_fts_*', catchUp: `insert into papers_fts (papers_fts) values ('rebuild')` },
  {
    triggers: 'columns_stale_*',
    catchUp: 'insert or ignore into columns_stale (block) select distinct id >> 13 from papers',
  },
] as const;

function withoutTriggers({ $client }: Database): Restore {
  const all = IN_STEP.map(({ triggers, catchUp }) => ({
    catchUp,
    triggers: $client
      .prepare<[string], { name: string; sql: string }>(
        `select name, sql from sqlite_schema where type = 'trigger' and name glob ?`,
      )
      .all(triggers),
  }));
  for (const { name } of all.flatMap(({ triggers }) => triggers)) $client.exec(`drop trigger "${name}"`);
  return () => {
    for (const { catchUp, triggers } of all.splice(0)) {
      $client.exec(catchUp);
      for (const { sql } of triggers) $client.exec(sql);
    }
  };
}

function dropped({ $client }: Database, tables: readonly string[]): Restore {
  const all = $client
    .prepare<[string, string], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'index' and sql is not null
       and tbl_name in (select value from json_each(?)) and name not in (select value from json_each(?))`,
    )
    .all(JSON.stringify(tables), JSON.stringify(KEPT));
  for (const { name } of all) $client.exec(`drop index "${name}"`);
  return () => {
    for (const { sql } of all.splice(0)) $client.exec(sql);
  };
}
