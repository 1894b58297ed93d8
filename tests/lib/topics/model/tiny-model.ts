import { type Gram, GramTable } from '#lib/topics/model/gram-table.ts';
import { gramKinds } from '#lib/topics/model/grams.ts';
import { OWN, type Regression, type TopicModel } from '#lib/topics/model/topic-model.ts';

/** In how many papers every gram of a tiny model stands, and of how many: all weigh the same. */
const PAPERS = { with: 2, all: 100 };

/** A gram as “kind word” or “kind word word”. */
export function gram(written: string, papers = PAPERS.with): Gram {
  const [name, ...words] = written.split(' ');
  const kind = gramKinds.find((each) => each === name);
  if (kind === undefined) throw new Error(`“${written}” is no gram.`);
  return { kind, words, papers };
}

/** A regression of so many topics and grams that says nothing. */
export function silentRegression(topics: number, grams: number): Regression {
  return {
    grams: new Float32Array(grams * topics),
    phrases: new Float32Array(topics * topics),
    own: new Float32Array(topics * OWN),
    bias: new Float32Array(topics),
  };
}

/** A model of a few grams, each with its weight for every topic; nothing else tells, and no topic is more the core. */
export function tinyModel(
  topics: readonly string[],
  weights: Readonly<Record<string, readonly number[]>>,
): TopicModel {
  const grams = Object.keys(weights).map((written) => gram(written));
  const topic = silentRegression(topics.length, grams.length);
  topic.grams.set(Object.values(weights).flat());
  const table = new GramTable(grams, PAPERS.all);
  return { topics, table, topic, core: silentRegression(topics.length, grams.length), threshold: 0.5 };
}
