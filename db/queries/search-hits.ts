import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import type { SearchOutcome } from '#db/search/outcome.ts';
import { bonusOf } from '#db/search/rerank.ts';
import { search } from '#db/search.ts';
import { analyse } from '#lib/search/analysis.ts';
import { bestPlace, heaviest, hitsInPaper, marksOf, SEEN, type Span, spansOf } from '#lib/search/hits.ts';
import { likeness } from '#lib/search/meaning.ts';
import { parseSearch } from '#lib/search/query-language.ts';
import { type Why, wordsFound } from '#lib/search/why.ts';

/** What a search has found in a paper, and why it is a result. */
export type Hits = {
  title: Span[];
  abstract: Span[];
  /** Those of the words that weigh most: of a long search not all are worth a mark. */
  marked: { title: Span[]; abstract: Span[] };
  /** Where in the abstract to begin reading. */
  best: number;
  why: Why;
};

type Row = { id: number; title: string; abstract: string; vector: Buffer | null };

/** The hits of a search in the given papers, by id: its words in every spelling and form that it found them by. */
export async function searchHits(
  db: Database,
  q: string,
  ids: readonly number[],
): Promise<Map<number, Hits>> {
  if (q === '' || ids.length === 0) return new Map();
  const outcome = search(db, q);
  const marks = marksOf(outcome.wants, phrasesOf(q));
  const rows = db.all<Row>(sql`
    select p.id, p.title_text as title, p.abstract_text as abstract, v.vector as vector
    from papers p left join paper_vectors v on v.paper_id = p.id where p.id in ${[...ids]}`);
  return new Map(
    rows.map(({ id, title, abstract, vector }) => {
      const hits = hitsInPaper(analyse(title), analyse(abstract), marks);
      const marked = heaviest(hits, marks);
      const score = partsOf(outcome, id, vector);
      return [
        id,
        {
          title: spansOf(hits.title),
          abstract: spansOf(hits.abstract),
          marked: { title: spansOf(marked.title), abstract: spansOf(marked.abstract) },
          best: bestPlace(marked.abstract, marks, SEEN),
          why: { ...wordsFound(marks, { title, abstract }, hits), ...score },
        },
      ];
    }),
  );
}

function phrasesOf(q: string): { text: string; titleOnly: boolean }[] {
  return parseSearch(q)
    .clauses.filter(({ kind, negated }) => kind === 'phrase' && !negated)
    .map(({ text, field }) => ({ text, titleOnly: field === 'title' }));
}

/** What makes up a paper's score: what is neither meaning nor what reading it again has added comes from its words. */
function partsOf(
  { vector, readings, scoreOf }: SearchOutcome,
  id: number,
  bytes: Buffer | null,
): Pick<Why, 'title' | 'score' | 'parts'> {
  const score = scoreOf(id);
  const reading = readings.get(id);
  const pairs = reading?.pairs ?? 0;
  const title = bonusOf(reading) - pairs;
  const meaning = bytes ? likeness(vector, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)) : 0;
  const words = Math.max(0, score - meaning - pairs - title);
  return { title: reading?.title?.kind, score, parts: { words, pairs, meaning, title } };
}
