/** What a state took, in milliseconds, over so many questions. */
export type Latency = { p50: number; p95: number; p99: number; questions: number };

/**
 * A percentile by nearest rank (Hyndman and Fan's first definition, The American Statistician 50, 1996): the smallest
 * value that at least `percent` of all are not above. Of fewer than a hundred values the 99th is the largest.
 *
 * @throws RangeError where there is no value, or for a percentage outside of 0 to 100
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length)) - 1];
  if (value === undefined || percent < 0)
    throw new RangeError(`There is no percentile ${percent} of ${values.length} values.`);
  return value;
}

/** @throws RangeError where there is no time */
export function latencyOf(milliseconds: readonly number[]): Latency {
  const [p50, p95, p99] = [50, 95, 99].map((percent) => percentile(milliseconds, percent));
  return { p50: p50 ?? 0, p95: p95 ?? 0, p99: p99 ?? 0, questions: milliseconds.length };
}
