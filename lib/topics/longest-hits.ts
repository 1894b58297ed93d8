import type { Hit } from '#lib/topics/scanner.ts';

/**
 * Of the hits of a scanner, in its order, those that do not overlap another one of their topic: from left to right,
 * the longest at each place.
 */
export function longestHits<T extends { topic: string }>(hits: readonly Hit<T>[]): Map<string, Hit<T>[]> {
  const byTopic = new Map<string, Hit<T>[]>();
  for (const hit of hits) {
    const kept = byTopic.get(hit.value.topic);
    if (kept === undefined) {
      byTopic.set(hit.value.topic, [hit]);
      continue;
    }
    const before = kept.at(-1);
    // The scanner gives hits by first token, then by length: a longer one from the same place comes later.
    if (before === undefined || hit.first > before.last) kept.push(hit);
    else if (hit.last - hit.first > before.last - before.first) kept[kept.length - 1] = hit;
  }
  return byTopic;
}

/**
 * How repetition counts: the first plain mention counts 1, and however many more there are, no more than 1.58
 * in all (1 − exp(−n), scaled so that n = 1 gives 1).
 */
export function saturated(mentions: number): number {
  return (1 - Math.exp(-mentions)) / (1 - Math.exp(-1));
}
