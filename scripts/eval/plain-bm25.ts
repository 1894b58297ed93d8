import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';

/*
 * What any peer has, to compare the site's ranking with: SQLite's FTS5 with the Porter stemmer, BM25 with the title
 * weighing twice, and a search that finds the documents with any of its words.
 */

/** Makes the plain index of all papers, of their texts as the source has them. */
export function makePlainIndex(db: Database): void {
  db.run(sql`create virtual table plain using fts5(title, text, tokenize = 'porter unicode61')`);
  db.run(sql`insert into plain(rowid, title, text) select id, title, abstract from papers`);
}

/** Ids of the papers with any of the words, best first; of equals the lower id first. */
export function plainSearch(db: Database, words: readonly string[], limit: number): number[] {
  if (words.length === 0) return [];
  const expression = words.map((word) => `"${word}"`).join(' OR ');
  const rows = db.all<{ id: number }>(
    sql`select rowid as id from plain where plain match ${expression} order by bm25(plain, 2, 1), rowid limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** In how many papers each of the words is, in any of the forms that have its stem. */
export function papersWith(db: Database, word: string): number {
  const expression = `"${word}"`;
  return db.get<{ n: number }>(sql`select count(*) as n from plain where plain match ${expression}`)?.n ?? 0;
}

/** The runs of letters and digits in a text, each spelling once, in their order. Stop words are words. */
export function plainWords(text: string): string[] {
  return [...new Set(text.match(/[\p{L}\p{N}]+/gu))];
}
