import { eachValue, type Tally } from '#db/facet-tallies.ts';

/** The values with the most papers: those that are certainly among the first `n`, and those that tie for the rest. */
export type MostCounted = {
  ahead: number[];
  tied: number[];
  /** How many values any paper has. */
  values: number;
};

/** Finds the values of which no `n` others have more papers each. Only these need names to be put in order. */
export function mostCounted(tally: Tally, n: number): MostCounted {
  let [least, values] = [1, 0];
  const best: number[] = [];
  eachValue(tally, (_, papers) => {
    values += 1;
    if (papers < least) return;
    best.push(papers);
    if (best.length < 4 * n) return;
    best.sort((a, b) => b - a).length = n;
    least = best.at(-1) ?? least;
  });
  least = best.sort((a, b) => b - a)[n - 1] ?? 1;
  const [ahead, tied]: [number[], number[]] = [[], []];
  eachValue(tally, (value, papers) => {
    if (papers > least) ahead.push(value);
    else if (papers === least) tied.push(value);
  });
  return { ahead, tied, values };
}
