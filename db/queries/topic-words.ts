import { comparison, countedWords, FEWEST } from '#db/counted-words.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { searchIndex } from '#db/search/search-index.ts';
import { NOTABLE } from '#lib/log-odds.ts';

/** A word that one group of papers has more of than another, as it is searched for in quotes. */
export type TopicWord = { text: string; here: number; there: number; z: number };

/** Words of a topic that its page shows. */
const SHOWN = 12;

/** The words that set a topic's papers apart from all others, the most telling first. */
export async function topicWords(db: Database, topic: string): Promise<TopicWord[]> {
  return keptAnswer(db, `words of ${topic}`, () => wordsApart(db, papersOnTopic(db, topic)).slice(0, SHOWN));
}

/** A topic's papers, those first that it fits best. */
export function papersOnTopic({ $client }: Database, topic: string): number[] {
  return $client
    .prepare<[string], number>(
      `select pt.paper_id from paper_topics pt join topics t on t.id = pt.topic_id where t.slug = ?
       order by pt.rank > 1, pt.score desc, pt.paper_id`,
    )
    .pluck()
    .all(topic);
}

/** The words by which papers differ from others, from all others where none are named. */
export function wordsApart(db: Database, here: readonly number[], there?: ReadonlySet<number>): TopicWord[] {
  const { corpus } = searchIndex(db);
  const { z } = comparison(db);
  const others = there?.size ?? corpus.papers - here.length;
  const words = countedWords(db, here, [new Set(here), ...(there ? [there] : [])])
    .map(({ text, corpus: all, counts: [mine = 0, theirs = all - mine] }) => ({
      ...{ text, here: mine, there: theirs },
      z: z(all, [mine, here.length], [theirs, others]),
    }))
    .filter((word) => word.z >= NOTABLE && word.here >= FEWEST)
    .sort((a, b) => b.z - a.z || (a.text < b.text ? -1 : 1));
  return words.filter((word) => !words.some((other) => saysAsMuch(other, word)));
}

/** Whether a single word stands in as many papers as a pair that it is part of, which then says no more. */
function saysAsMuch(word: TopicWord, pair: TopicWord): boolean {
  return word !== pair && word.here === pair.here && pair.text.split(' ').includes(word.text);
}
