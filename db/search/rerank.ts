import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { analyse } from '#lib/search/analysis.ts';
import { bestSentence } from '#lib/search/best-sentence.ts';
import { inverseDocumentFrequency } from '#lib/search/bm25f.ts';
import { pairScore, pairsOf } from '#lib/search/pairs.ts';
import type { Corpus, Want } from '#lib/search/plan.ts';
import { matchTitle, type TitleMatch } from '#lib/search/title-match.ts';

/** The best papers are read again, so many of them, for what the index does not tell. */
export const READ_AGAIN = 50;

/** What a title that was typed adds: more than any paper scores by its words. */
const TITLE_BONUS = { exact: 30, name: 20, near: 10 } as const;

/** What reading a paper again adds to its score: for words that stand together there, and for a title that was typed. */
export type Reading = {
  /** For words side by side and words in one sentence. */
  pairs: number;
  title: TitleMatch | undefined;
};

/** What a reading adds; 0 for a paper that was not read again. */
export function bonusOf(reading: Reading | undefined): number {
  if (!reading) return 0;
  const { pairs, title } = reading;
  return pairs + (title ? TITLE_BONUS[title.kind] * title.likeness : 0);
}

/** Reads papers for neighbouring words of the search, for a sentence that has many of them, and for its being a title. */
export function readAgain(
  db: Database,
  corpus: Corpus,
  typed: string,
  { wants, weight }: { wants: readonly Want[]; weight: number },
  ids: readonly number[],
): Map<number, Reading> {
  const wanted = wantedPairs(typed, corpus);
  const rows = db.all<{ id: number; title: string; abstract: string }>(
    sql`select id, title_text as title, abstract_text as abstract from papers where id in (select value from json_each(${JSON.stringify(ids)}))`,
  );
  return new Map(
    rows.map(({ id, title, abstract }) => {
      const inTitle = { text: title, tokens: analyse(title) };
      const inAbstract = { text: abstract, tokens: analyse(abstract) };
      const together =
        pairScore(wanted, [inTitle.tokens, inAbstract.tokens]) + bestSentence(wants, inTitle, inAbstract);
      return [id, { pairs: weight > 0 ? together / weight : 0, title: matchTitle(typed, title) }];
    }),
  );
}

/** The pairs of a search with their weights: those of their terms together, since nobody counts how many papers have a pair. */
function wantedPairs(typed: string, { papers, papersWith }: Corpus): Map<string, number> {
  const idf = (term: string) => {
    const n = papersWith(term);
    return n === 0 ? 0 : inverseDocumentFrequency(n, papers);
  };
  const pairs = new Set(pairsOf(analyse(typed)));
  return new Map(
    [...pairs].map((pair) => {
      const [first = '', second = ''] = pair.split(' ');
      return [pair, idf(first) + idf(second)];
    }),
  );
}
