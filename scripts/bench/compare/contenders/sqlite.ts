import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { FACET_KEYS } from '#lib/facets.ts';
import { type Ask, answeredBySql } from '#scripts/bench/compare/contenders/by-sql.ts';
import type { Contender, Place } from '#scripts/bench/compare/contenders/contender.ts';
import { type Dialect, INDEXES, TABLES, VERSION } from '#scripts/bench/compare/contenders/facet-sql.ts';
import { ftsExpression } from '#scripts/bench/compare/contenders/fts-expression.ts';
import { valueNumbers } from '#scripts/bench/compare/contenders/value-numbers.ts';
import { madeOnce } from '#scripts/bench/compare/made-once.ts';
import { benchPapers, facetNumber } from '#scripts/bench/compare/papers.ts';

const DIALECT: Dialect = {
  matches: 'p.id in (select rowid from papers_fts where papers_fts match ?)',
  ranked: {
    from: 'papers_fts f join papers p on p.id = f.rowid where papers_fts match ?',
    order: 'f.rank',
  },
  expression: (words, how) => ftsExpression(words, how, how === 'beginning' ? 'title' : undefined),
};

/** Plain SQL on SQLite: normalised tables, an FTS5 index with bm25, every facet counted with GROUP BY. */
export async function openSqlite({ papers, folder }: Place): Promise<Contender> {
  const made = await madeOnce(join(folder, 'sqlite'), papers, VERSION, async (own) =>
    fill(join(own, 'plain.sqlite'), papers),
  );
  const file = join(made.folder, 'plain.sqlite');
  const client = new Sqlite(file, { readonly: true });
  client.pragma('cache_size = -65536');
  client.pragma('mmap_size = 1073741824');
  const kept = new Map<string, Sqlite.Statement<(string | number)[], Record<string, unknown>>>();
  const ask: Ask = async ({ sql, values }) => {
    const statement = kept.get(sql) ?? client.prepare<(string | number)[], Record<string, unknown>>(sql);
    kept.set(sql, statement);
    return statement.all(...values);
  };
  return {
    answer: (question) => answeredBySql(ask, DIALECT, question),
    close: async () => {
      client.close();
    },
    files: [file],
    made,
  };
}

function fill(file: string, papers: string): void {
  const given = new Sqlite(papers, { readonly: true });
  const client = new Sqlite(file);
  client.exec(`pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -262144; ${TABLES} without rowid;
    create virtual table papers_fts using fts5(title, abstract, content = 'papers', content_rowid = 'id',
      tokenize = 'porter unicode61 remove_diacritics 2'); begin`);
  const add = client.prepare('insert into papers values (?, ?, ?, ?, ?, ?)');
  const addValue = client.prepare('insert into paper_values values (?, ?, ?)');
  const numbers = valueNumbers();
  for (const { id, slug, title, abstract, published, titleKey, values } of benchPapers(given)) {
    add.run(id, slug, title, abstract, published, titleKey);
    for (const key of FACET_KEYS)
      for (const value of values[key]) addValue.run(id, facetNumber(key), numbers.of(key, value));
  }
  const name = client.prepare('insert into vals values (?, ?, ?)');
  for (const { id, facet, value } of numbers.all()) name.run(id, facet, value);
  client.exec(`${INDEXES}; insert into papers_fts(papers_fts) values ('rebuild'); commit; analyze`);
  client.close();
  given.close();
}
