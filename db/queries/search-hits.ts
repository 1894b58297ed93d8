import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { ftsExpression } from '#db/search.ts';

/** A stretch of a text, in UTF-16 units. */
export type Span = { start: number; end: number };

/** Where the words searched for stand in a paper's title and abstract. */
export type Hits = { title: Span[]; abstract: Span[] };

const OPEN = '\u0001';
const CLOSE = '\u0002';

/** The hits of a search in the given papers, by id: just the words that FTS5 matched, stemming included. */
export async function searchHits(
  db: Database,
  q: string,
  ids: readonly number[],
): Promise<Map<number, Hits>> {
  const expression = q === '' ? undefined : ftsExpression(q);
  if (expression === undefined || ids.length === 0) return new Map();
  const rows = db.all<{ id: number; title: string; abstract: string }>(sql`
    select rowid as id, highlight(papers_fts, 0, ${OPEN}, ${CLOSE}) as title, highlight(papers_fts, 1, ${OPEN}, ${CLOSE}) as abstract
    from papers_fts where papers_fts match ${expression} and rowid in ${[...ids]}`);
  return new Map(
    rows.map(({ id, title, abstract }) => [id, { title: spansOf(title), abstract: spansOf(abstract) }]),
  );
}

/** The spans between the marks, in offsets of the text without them. Cleaned texts hold no such characters. */
function spansOf(marked: string): Span[] {
  const spans: Span[] = [];
  let offset = 0;
  for (const [index, piece] of marked.replaceAll(CLOSE, OPEN).split(OPEN).entries()) {
    if (index % 2 === 1) spans.push({ start: offset, end: offset + piece.length });
    offset += piece.length;
  }
  return spans;
}
