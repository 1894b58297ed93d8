import type { Together } from '#lib/charts/together.ts';
import { csvRow } from '#lib/export/csv.ts';

/** A topic's dated papers by year. */
type ByYear = { slug: string; label: string; years: ReadonlyMap<number, number> };

/**
 * The charts by year as a file: a line for each topic and year that has papers, with all dated papers of that year and
 * the share in per cent. Years that a chart draws as one column stand each on its own.
 */
export function yearsCsv(topics: readonly ByYear[], all: ReadonlyMap<number, number>): string {
  const lines = topics.flatMap(({ slug, label, years }) =>
    [...years].map(([year, papers]) => {
      const of = all.get(year) ?? 0;
      return csvRow([slug, label, year, papers, of, of === 0 ? undefined : rounded((100 * papers) / of)]);
    }),
  );
  return [csvRow(['topic', 'label', 'year', 'papers', 'papers_of_year', 'percent']), ...lines].join('');
}

/** The heat map as a file: a line for each pair of topics that any paper is on both of. */
export function togetherCsv(pairs: readonly Together[]): string {
  const lines = pairs.map(({ a, b, count, expected, times }) =>
    csvRow([a, b, count, rounded(expected), rounded(times)]),
  );
  return [csvRow(['topic', 'other', 'papers', 'expected_by_chance', 'times_chance']), ...lines].join('');
}

/** The topics that a topic shares papers with as a file. */
export function sharedCsv(
  overlaps: readonly { slug: string; label: string; count: number }[],
  of: number,
): string {
  const lines = overlaps.map(({ slug, label, count }) =>
    csvRow([slug, label, count, rounded((100 * count) / Math.max(1, of))]),
  );
  return [csvRow(['topic', 'label', 'papers_on_both', 'percent']), ...lines].join('');
}

/** Words that tell one group of papers from another as a file; `whose` says which group has more of them. */
export function wordsCsv(
  groups: readonly {
    whose: string;
    words: readonly { text: string; here: number; there: number; z: number }[];
  }[],
): string {
  const lines = groups.flatMap(({ whose, words }) =>
    words.map(({ text, here, there, z }) => csvRow([whose, text, here, there, rounded(z)])),
  );
  return [csvRow(['topic', 'word', 'papers_here', 'papers_there', 'z']), ...lines].join('');
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
