import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { search } from '#db/search.ts';
import { bestPlace, hitsIn, marksOf, type Span } from '#lib/search/hits.ts';
import { parseSearch } from '#lib/search/query-language.ts';

/** Where what was searched for stands in a paper's title and abstract, and where in the abstract to begin reading. */
export type Hits = { title: Span[]; abstract: Span[]; best: number };

/** How much of an abstract a result shows, in UTF-16 units. */
export const PASSAGE = 320;

/** The hits of a search in the given papers, by id: its words in every spelling and form that it found them by. */
export async function searchHits(
  db: Database,
  q: string,
  ids: readonly number[],
): Promise<Map<number, Hits>> {
  if (q === '' || ids.length === 0) return new Map();
  const phrases = parseSearch(q)
    .clauses.filter(({ kind, negated }) => kind === 'phrase' && !negated)
    .map(({ text, field }) => ({ text, titleOnly: field === 'title' }));
  const marks = marksOf(search(db, q).wants, phrases);
  const anywhere = marks.filter(({ titleOnly }) => !titleOnly);
  const rows = db.all<{ id: number; title: string; abstract: string }>(
    sql`select id, title_text as title, abstract_text as abstract from papers where id in ${[...ids]}`,
  );
  return new Map(
    rows.map(({ id, title, abstract }) => [
      id,
      {
        title: hitsIn(title, marks),
        abstract: hitsIn(abstract, anywhere),
        best: bestPlace(abstract, anywhere, PASSAGE),
      },
    ]),
  );
}
