import { type Features, OWN, ownValues, phraseValue } from '#lib/topics/model/topic-model.ts';
import type { Design } from '#lib/topics/training/logistic-regression.ts';

/**
 * The papers as a regression sees them: the columns are the `gramCount` grams, then one for each topic's phrases; the
 * values of a topic's own phrases stand beside them.
 */
export function designOf(papers: readonly Features[], gramCount: number, topics: readonly string[]): Design {
  const starts = new Int32Array(papers.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  const own = new Float32Array(papers.length * topics.length * OWN);
  for (const [paper, { grams, sums }] of papers.entries()) {
    for (const [at, row] of grams.rows.entries()) {
      columns.push(row);
      values.push(grams.values[at] ?? 0);
    }
    for (const [u, topic] of topics.entries()) {
      const sum = sums.get(topic)?.sum ?? 0;
      if (sum === 0) continue;
      columns.push(gramCount + u);
      values.push(phraseValue(sum));
      own.set(ownValues(sum), (paper * topics.length + u) * OWN);
    }
    starts[paper + 1] = columns.length;
  }
  return {
    papers: papers.length,
    columnCount: gramCount + topics.length,
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
    outputs: topics.length,
    width: OWN,
    own,
  };
}
