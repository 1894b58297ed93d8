/** Two topics by their slugs, in the taxonomy's order, with how many papers are on both. */
export type Pair = { a: string; b: string; count: number };

/** A pair beside what chance would give: two topics that have nothing to do with each other meet in `expected` papers. */
export type Together = Pair & { expected: number; times: number };

/** Papers on both of two topics, were they independent: the product of their shares of all papers. */
function expectedTogether(a: number, b: number, all: number): number {
  return all === 0 ? 0 : (a * b) / all;
}

/** Pairs with what chance would give. @param onTopic papers by topic @param all papers of the state */
export function beyondChance(
  pairs: readonly Pair[],
  onTopic: ReadonlyMap<string, number>,
  all: number,
): Together[] {
  return pairs.map((pair) => {
    const expected = expectedTogether(onTopic.get(pair.a) ?? 0, onTopic.get(pair.b) ?? 0, all);
    return { ...pair, expected, times: expected === 0 ? 0 : pair.count / expected };
  });
}

/** From how many times over chance each shade of the heat map holds. */
export const HEAT_STEPS = [1.2, 1.8, 3, 5] as const;

/** The shade of a number of times over chance: 0 for none, then 1 to 4. */
export function heatStep(times: number): number {
  return HEAT_STEPS.filter((least) => times >= least).length;
}

/** Fewer papers than this are drawn as a point, and have no shade: what they tell may be chance. */
export const FEWEST_NUMBERED = 3;

const LISTED = 9;
/** A pair is listed from so many papers on, and from this share of all papers. */
const FEWEST_LISTED = 4;
const LEAST_SHARE = 0.005;

/** The pairs that are most often together, by how many times as often as chance would have it. */
export function mostTogether(pairs: readonly Together[], all: number): Together[] {
  const least = Math.max(FEWEST_LISTED, LEAST_SHARE * all);
  return pairs
    .filter(({ count, times }) => count >= least && times > 1)
    .toSorted((one, other) => other.times - one.times || other.count - one.count)
    .slice(0, LISTED);
}
