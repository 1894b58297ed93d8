import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { queryVector } from '#db/search/query-vector.ts';
import { bonusOf, readAgain } from '#db/search/rerank.ts';
import { searchIndex } from '#db/search/search-index.ts';
import { search } from '#db/search.ts';
import { likeness } from '#lib/search/meaning.ts';
import { clausesText, parseSearch } from '#lib/search/query-language.ts';
import { type Why, wordsFound } from '#lib/search/why.ts';

type Row = { id: number; title: string; abstract: string; vector: Buffer | null };

/** Why a search has found the given papers, by id. */
export async function explainSearch(
  db: Database,
  q: string,
  ids: readonly number[],
): Promise<Map<number, Why>> {
  if (q === '' || ids.length === 0) return new Map();
  const outcome = search(db, q);
  const { corpus } = searchIndex(db);
  const typed = clausesText(parseSearch(q).clauses.filter(({ negated }) => !negated));
  const weight = outcome.wants.reduce((sum, want) => sum + want.times * want.weight, 0);
  const readings = readAgain(db, corpus, typed, weight, ids);
  const vector = queryVector(db, outcome.wants);
  const scores = scoresOf(outcome, new Set(ids));
  const rows = db.all<Row>(
    sql`select p.id, p.title_text as title, p.abstract_text as abstract, v.vector as vector
      from papers p left join paper_vectors v on v.paper_id = p.id where p.id in ${[...ids]}`,
  );
  return new Map(
    rows.map(({ id, title, abstract, vector: bytes }): [number, Why] => {
      const { score, isReadAgain } = scores.get(id) ?? { score: 0, isReadAgain: false };
      const reading = isReadAgain ? readings.get(id) : undefined;
      const meaning =
        bytes === null ? 0 : likeness(vector, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
      const pairs = reading?.pairs ?? 0;
      const bonus = reading ? bonusOf(reading) - pairs : 0;
      return [
        id,
        {
          ...wordsFound(outcome.wants, title, abstract),
          title: reading?.title?.kind,
          score,
          parts: { words: Math.max(0, score - meaning - pairs - bonus), pairs, meaning, title: bonus },
        },
      ];
    }),
  );
}

/** The scores of some papers, and whether they were read again for their place. */
function scoresOf(
  { ids, scores, readAgain: again }: ReturnType<typeof search>,
  wanted: ReadonlySet<number>,
): Map<number, { score: number; isReadAgain: boolean }> {
  const found = new Map<number, { score: number; isReadAgain: boolean }>();
  for (const [place, id] of ids.entries()) {
    if (wanted.has(id)) found.set(id, { score: scores[place] ?? 0, isReadAgain: again.has(id) });
  }
  return found;
}
