import type { Hits } from '#lib/topics/scanner.ts';

const NONE = -1;

/**
 * Of the hits of a scanner, in its order, those that do not overlap another one of their topic: from left to right,
 * the longest at each place. Those of each topic stay in their order.
 *
 * @param topicOf the number of the topic that a value belongs to, from 0 on; a negative one passes the value over
 */
export function longestHits({ values, firsts, lasts }: Hits, topicOf: readonly number[]): Hits {
  const kept: Hits = { values: [], firsts: [], lasts: [] };
  // By topic the place of the last one that was kept.
  const lastKept: number[] = [];
  for (let hit = 0; hit < values.length; hit += 1) {
    const value = values[hit] as number; // the columns are of one length
    const first = firsts[hit] as number;
    const last = lasts[hit] as number;
    const topic = topicOf[value] as number;
    if (topic < 0) continue;
    while (lastKept.length <= topic) lastKept.push(NONE);
    let place = lastKept[topic] as number;
    const lastBefore = place === NONE ? NONE : (kept.lasts[place] as number);
    if (first > lastBefore) {
      place = kept.values.length;
      lastKept[topic] = place;
      // The scanner gives hits by first token, then by length: a longer one from the same place comes later.
    } else if (last - first <= lastBefore - (kept.firsts[place] as number)) continue;
    kept.values[place] = value;
    kept.firsts[place] = first;
    kept.lasts[place] = last;
  }
  return kept;
}

/**
 * How repetition counts: the first plain mention counts 1, and however many more there are, no more than 1.58
 * in all (1 − exp(−n), scaled so that n = 1 gives 1).
 */
export function saturated(mentions: number): number {
  return (1 - Math.exp(-mentions)) / (1 - Math.exp(-1));
}
