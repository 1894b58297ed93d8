import type { Contender } from '#scripts/bench/compare/contenders/contender.ts';
import { type Latency, latencyOf } from '#scripts/bench/compare/percentiles.ts';
import type { Question } from '#scripts/bench/compare/states.ts';

/** Questions that are asked before the clock counts, and those that it counts. */
const WARM_UP = 10;
const MEASURED = 120;
/** Of fewer than this a percentile says little: a slow contender is given so many times the time for them. */
const FEWEST = 5;
const PATIENCE = 4;

/** What a state took, in milliseconds; `found` is the mean number of papers, for a comparison of what was found. */
export type Measured = (Latency & { found: number }) | 'cannot';

/**
 * Asks the questions of a state, the last ones to warm up, then all in their order, for so many seconds at most. With
 * as many questions as are wanted none is asked twice, so that no answer comes from one that was kept.
 */
export async function measured(
  { answer }: Contender,
  questions: readonly Question[],
  seconds: number,
): Promise<Measured> {
  const { length } = questions;
  const ask = async (place: number) => {
    const question = questions[((place % length) + length) % length];
    return question && answer(question);
  };
  if ((await ask(-1)) === undefined) return 'cannot';
  const began = performance.now();
  for (let run = 2; run <= WARM_UP && performance.now() < began + seconds * 250; run++) await ask(-run);
  const taken: number[] = [];
  let found = 0;
  const start = performance.now();
  const isOver = () => performance.now() > start + seconds * (taken.length < FEWEST ? PATIENCE : 1) * 1000;
  while (taken.length < MEASURED && (taken.length === 0 || !isOver())) {
    const asked = performance.now();
    const papers = await ask(taken.length);
    taken.push(performance.now() - asked);
    found += papers ?? 0;
  }
  return { ...latencyOf(taken), found: Math.round(found / taken.length) };
}
