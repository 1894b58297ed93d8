import { comparison, countedWords, countsFound, FEWEST, type Group, groupOf } from '#db/counted-words.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { selectIds } from '#db/queries/list-papers.ts';
import { papersOn } from '#db/queries/topic-numbers.ts';
import { searchIndex } from '#db/search/search-index.ts';
import { NOTABLE } from '#lib/log-odds.ts';
import { topicState } from '#lib/topic-query.ts';

/** A word that one group of papers has more of than another, as it is searched for in quotes. */
export type TopicWord = { text: string; here: number; there: number; z: number };

/** Words of a topic that its page shows. */
const SHOWN = 12;

/** The words that set a topic's papers apart from all others, the most telling first. */
export async function topicWords(db: Database, topic: string): Promise<TopicWord[]> {
  return keptAnswer(db, `words of ${topic}`, () => wordsApart(db, papersOnTopic(db, topic), SHOWN));
}

/** A topic's papers, those first that it fits best. */
export function papersOnTopic(db: Database, topic: string): number[] {
  const query = topicState(topic, { sort: 'strength', page: 1 });
  return selectIds(db, query, papersOn(db, topic).length, 0);
}

/** The words by which papers differ most from others, from all others where none are named. */
export function wordsApart(db: Database, here: readonly number[], limit: number, there?: Group): TopicWord[] {
  const { z } = comparison(db);
  const others = there?.size ?? searchIndex(db).corpus.papers - here.length;
  const groups = [groupOf(db, here), ...(there ? [there] : [])];
  const words = countedWords(db, here, groups)
    .map(({ text, corpus, counts: [mine = 0, theirs = corpus - mine] }) => ({
      ...{ text, here: mine, there: theirs },
      z: z(corpus, [mine, here.length], [theirs, others]),
    }))
    .filter((word) => word.z >= NOTABLE && word.here >= FEWEST)
    .sort((a, b) => b.z - a.z || (a.text < b.text ? -1 : 1));
  return words
    .filter((word) => !words.some((other) => saysAsMuch(other, word)))
    .slice(0, limit)
    .map((word) => {
      const { corpus, counts } = countsFound(db, word.text, groups);
      const [mine = 0, theirs = corpus - mine] = counts;
      return { ...word, here: mine, there: theirs };
    });
}

/** Whether a single word stands in as many papers as a pair that it is part of, which then says no more. */
function saysAsMuch(word: TopicWord, pair: TopicWord): boolean {
  return word !== pair && word.here === pair.here && pair.text.split(' ').includes(word.text);
}
