import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Client } from 'pg';
import { FACET_KEYS } from '#lib/facets.ts';
import { type Ask, answeredBySql } from '#scripts/bench/compare/contenders/by-sql.ts';
import type { Contender, Place } from '#scripts/bench/compare/contenders/contender.ts';
import { type Dialect, INDEXES, TABLES, VERSION } from '#scripts/bench/compare/contenders/facet-sql.ts';
import { tsExpression } from '#scripts/bench/compare/contenders/fts-expression.ts';
import {
  postgresProgram,
  serverUser,
  startServer,
} from '#scripts/bench/compare/contenders/postgres-server.ts';
import { valueNumbers } from '#scripts/bench/compare/contenders/value-numbers.ts';
import { madeOnce } from '#scripts/bench/compare/made-once.ts';
import { benchPapers, facetNumber } from '#scripts/bench/compare/papers.ts';
import { processTree } from '#scripts/bench/compare/process-memory.ts';

const QUERY = `to_tsquery('english', ?)`;
const DIALECT: Dialect = {
  matches: `p.document @@ ${QUERY}`,
  ranked: {
    from: `papers p where p.document @@ ${QUERY}`,
    order: `ts_rank(p.document, ${QUERY}) desc, p.id`,
  },
  expression: tsExpression,
};
const BATCH = 2000;

/** PostgreSQL's full-text search with a GIN index, on a server of its own that only this process can reach. */
export async function openPostgres({ papers, folder }: Place): Promise<Contender> {
  const initdb = postgresProgram('initdb');
  if (initdb === undefined) throw new Error('Error: PostgreSQL’s server is not installed');
  const made = await madeOnce(join(folder, 'postgres'), papers, VERSION, async (own) => {
    // The server refuses to run as root; it then runs as Debian's user for it.
    const user = serverUser();
    if (user) chownSync(own, user.uid, user.gid);
    const options = ['-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
    execFileSync(initdb, ['-D', join(own, 'data'), ...options], { ...user, stdio: 'pipe' });
    const server = await startServer(join(own, 'data'));
    await fill(server.client, papers);
    await server.stop();
  });
  const data = join(made.folder, 'data');
  const { client, stop, pid } = await startServer(data);
  const ask: Ask = async ({ sql, values }) => (await client.query(numbered(sql), values)).rows;
  return {
    answer: (question) => answeredBySql(ask, DIALECT, question),
    close: stop,
    files: [data],
    made,
    processes: () => processTree(pid),
  };
}

async function fill(client: Client, papers: string): Promise<void> {
  await client.query(TABLES);
  const given = new Sqlite(papers, { readonly: true });
  const numbers = valueNumbers();
  let [rows, values]: [object[], object[]] = [[], []];
  const store = async () => {
    await insertAll(client, 'papers', rows);
    await insertAll(client, 'paper_values', values);
    [rows, values] = [[], []];
  };
  for (const { titleKey, values: own, ...paper } of benchPapers(given)) {
    rows.push({ ...paper, title_key: titleKey });
    for (const key of FACET_KEYS)
      for (const value of own[key])
        values.push({ paper_id: paper.id, facet: facetNumber(key), value_id: numbers.of(key, value) });
    if (rows.length === BATCH) await store();
  }
  await store();
  for (let all = [...numbers.all()]; all.length > 0; ) await insertAll(client, 'vals', all.splice(0, 50_000));
  given.close();
  await client.query(`alter table papers add document tsvector generated always as
    (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', abstract), 'B')) stored`);
  await client.query(`${INDEXES}; create index papers_document on papers using gin(document)`);
  await client.query('vacuum analyze');
}

async function insertAll(client: Client, table: string, rows: readonly object[]): Promise<void> {
  await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
    // The one character that PostgreSQL takes in no text.
    JSON.stringify(rows).replaceAll('\\u0000', ''),
  ]);
}

/** `?` as PostgreSQL writes it: $1, $2 … */
function numbered(sql: string): string {
  let at = 0;
  return sql.replace(/\?/g, () => `$${++at}`);
}
