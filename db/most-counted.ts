import type { Tally } from '#db/facet-tallies.ts';

/** The values with the most papers: those that are certainly among the first `n`, and those that tie for the rest. */
export type MostCounted = {
  ahead: number[];
  tied: number[];
  /** How many values any paper has. */
  values: number;
};

/** Finds the values of which no `n` others have more papers each. Only these need names to be put in order. */
export function mostCounted({ counts, few }: Tally, n: number): MostCounted {
  const papers = (value: number) => counts[value] as number;
  let values = 0;
  let best: number[] = [];
  let least = 1;
  let room = 4 * n;
  /** Leaves out those that have fewer papers than `n` others. */
  const cut = () => {
    least = best.map(papers).sort((a, b) => b - a)[n - 1] ?? 1;
    best = best.filter((value) => papers(value) >= least);
    // Where very many tie, they are not gone through again for each one more.
    room = Math.max(4 * n, 2 * best.length);
  };
  const last = few ? few.length : counts.length;
  for (let at = 0; at < last; at++) {
    const value = few ? (few[at] as number) : at;
    const own = counts[value] as number;
    if (own === 0) continue;
    values += 1;
    if (own < least) continue;
    best.push(value);
    if (best.length > room) cut();
  }
  cut();
  return {
    ahead: best.filter((value) => papers(value) > least),
    tied: best.filter((value) => papers(value) === least),
    values,
  };
}
