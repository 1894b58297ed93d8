import type { Database } from '#db/open.ts';
import { hasWords, papersWithPhrase, phraseExpression } from '#db/search/full-text.ts';
import { scorePapers } from '#db/search/score.ts';
import type { SearchIndex } from '#db/search/search-index.ts';
import { type Want, wantsOf } from '#lib/search/plan.ts';
import type { Clause } from '#lib/search/query-language.ts';

/**
 * By id, 0 for papers that a search leaves out whatever they score: without one of its phrases, with a word that it does
 * not want, or, where only stop words were typed, without one of those. A clause without a letter or digit leaves out
 * none, but all of them do when there is no other. Undefined when none is left out.
 */
export function hardMarks(
  db: Database,
  index: SearchIndex,
  clauses: readonly Clause[],
  wants: readonly Want[],
): Uint8Array | undefined {
  let marks: Uint8Array | undefined;
  /** Leaves out those whose own mark is not the one that is kept. */
  const keep = (own: Uint8Array, kept: 0 | 1) => {
    marks ??= new Uint8Array(index.size).fill(1);
    for (let id = 0; id < marks.length; id++) if (own[id] !== kept) marks[id] = 0;
  };
  if (!hasWords(clauses)) return new Uint8Array(index.size);
  for (const clause of clauses.filter((one) => phraseExpression(one) !== undefined)) {
    if (clause.negated) {
      keep(unwantedBy(db, index, clause), 0);
    } else if (clause.kind === 'phrase' || wants.length === 0) {
      keep(papersWithPhrase(db, clause, index.size), 1);
    }
  }
  return marks;
}

/** By id, 1 for papers that have what a clause names: a phrase by its words in a row, a word in all its spellings. */
function unwantedBy(db: Database, index: SearchIndex, clause: Clause): Uint8Array {
  if (clause.kind === 'phrase') return papersWithPhrase(db, clause, index.size);
  // A correction or a long form of what is not wanted is something else.
  const wants = wantsOf([{ ...clause, negated: false }], index.corpus).map((want) => ({
    ...want,
    alternatives: want.alternatives.filter(({ how }) => how === 'spelling'),
  }));
  if (wants.length === 0) return papersWithPhrase(db, clause, index.size);
  const { had } = scorePapers(db, index, wants);
  return had.map((count) => (count === wants.length ? 1 : 0));
}
