import { comparison, countedWords, countsFound, FEWEST, type Group, groupOf } from '#db/counted-words.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { type TopicNumbers, topicNumbers } from '#db/queries/topic-numbers.ts';
import { yearsOfTopic } from '#db/queries/topic-page.ts';
import { papersOnTopic, type TopicWord, wordsApart } from '#db/queries/topic-words.ts';
import { searchIndex } from '#db/search/search-index.ts';
import { NOTABLE } from '#lib/log-odds.ts';

type Side = TopicNumbers & { years: ReadonlyMap<number, number> };

/** A word that sets both of two topics apart from what is on neither, with its papers on each. */
type SharedWord = { text: string; a: number; b: number };

/** Two topics side by side. The words of each are those that its papers have more of than the papers of the other. */
export type Versus = {
  a: Side;
  b: Side;
  onlyA: number;
  onlyB: number;
  both: number;
  wordsOfA: TopicWord[];
  wordsOfB: TopicWord[];
  shared: SharedWord[];
};

const SHOWN = 10;

/** Two topics side by side; undefined when there is no topic of one of the slugs. */
export async function versus(db: Database, slugA: string, slugB: string): Promise<Versus | undefined> {
  return keptAnswer(db, `${slugA} against ${slugB}`, () => sideBySide(db, slugA, slugB));
}

function sideBySide(db: Database, slugA: string, slugB: string): Versus | undefined {
  const [a, b] = [sideOf(db, slugA), sideOf(db, slugB)];
  if (!a || !b) return undefined;
  const [onA, onB] = [papersOnTopic(db, slugA), papersOnTopic(db, slugB)];
  const [inA, inB] = [groupOf(db, onA), groupOf(db, onB)];
  const [onlyA, onlyB] = [onA.filter((id) => !inB.has[id]), onB.filter((id) => !inA.has[id])];
  const both = onA.filter((id) => inB.has[id]);
  return {
    ...{ a, b, onlyA: onlyA.length, onlyB: onlyB.length, both: both.length },
    wordsOfA: wordsApart(db, onA, SHOWN, inB),
    wordsOfB: wordsApart(db, onB, SHOWN, inA),
    shared: sharedWords(db, [...both, ...onlyA, ...onlyB], inA, inB),
  };
}

/** Words that both topics have more of than the papers on neither, those first that the weaker of the two has most of. */
function sharedWords(db: Database, either: readonly number[], inA: Group, inB: Group): SharedWord[] {
  const { z } = comparison(db);
  const outside = searchIndex(db).corpus.papers - either.length;
  return countedWords(db, either, [inA, inB, groupOf(db, either)])
    .map(({ text, corpus, counts: [a = 0, b = 0, of = 0] }) => {
      const elsewhere: [number, number] = [corpus - of, outside];
      const least = Math.min(z(corpus, [a, inA.size], elsewhere), z(corpus, [b, inB.size], elsewhere));
      return { text, a, b, least };
    })
    .filter(({ a, b, least }) => least >= NOTABLE && a >= FEWEST && b >= FEWEST)
    .sort((one, other) => other.least - one.least || (one.text < other.text ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ text }) => {
      const [a = 0, b = 0] = countsFound(db, text, [inA, inB]).counts;
      return { text, a, b };
    });
}

function sideOf(db: Database, slug: string): Side | undefined {
  const topic = topicNumbers(db, slug);
  return topic && { ...topic, years: yearsOfTopic(db, slug) };
}
