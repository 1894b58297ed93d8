/**
 * Precision, recall and their harmonic mean, each in [0, 1]. Source of the three, and of micro and macro averages:
 * Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008), sections 8.3 and 13.6.
 */
export type Rates = { precision: number; recall: number; f1: number };

/** Papers that have one label rightly, wrongly (given, not labelled), and that miss it (labelled, not given). */
export type Counts = { right: number; wrong: number; missed: number };

/** What people say of one paper, and what it was given. A label that comes twice counts once. */
export type Judged = { labelled: readonly string[]; given: readonly string[] };

/**
 * The counts of every label of `labels`, in their order, then those of any other label that a paper has: none
 * vanishes from the averages.
 */
export function countLabels(papers: Iterable<Judged>, labels: Iterable<string>): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const of = (label: string): Counts => {
    const found = counts.get(label) ?? { right: 0, wrong: 0, missed: 0 };
    counts.set(label, found);
    return found;
  };
  for (const label of labels) of(label);
  for (const paper of papers) {
    const [labelled, given] = [new Set(paper.labelled), new Set(paper.given)];
    for (const label of given) of(label)[labelled.has(label) ? 'right' : 'wrong'] += 1;
    for (const label of labelled) if (!given.has(label)) of(label).missed += 1;
  }
  return counts;
}

/** The number of papers that people gave the label: right + missed. */
export function supportOf({ right, missed }: Counts): number {
  return right + missed;
}

/**
 * precision = right / (right + wrong), recall = right / (right + missed), f1 = 2 right / (2 right + wrong + missed),
 * which is the harmonic mean of the two. Where nothing stands below the line the rate is 0, as scikit-learn has it
 * (`zero_division`): a label that was never given has precision 0, one that nobody gave has recall 0.
 */
export function ratesOf({ right, wrong, missed }: Counts): Rates {
  return {
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
    f1: share(2 * right, 2 * right + wrong + missed),
  };
}

/** The rates of the summed counts: every label of every paper weighs the same. */
export function microRates(counts: Iterable<Counts>): Rates {
  const sum: Counts = { right: 0, wrong: 0, missed: 0 };
  for (const { right, wrong, missed } of counts) {
    sum.right += right;
    sum.wrong += wrong;
    sum.missed += missed;
  }
  return ratesOf(sum);
}

/**
 * The mean of the labels' rates: every label weighs the same. Its f1 is the mean of the labels' f1, not the harmonic
 * mean of the other two (Opitz and Burst, Macro F1 and Macro F1, 2019, say why). 0 where there is no label.
 */
export function macroRates(counts: readonly Counts[]): Rates {
  const rates = counts.map(ratesOf);
  const mean = (rate: keyof Rates) =>
    share(
      rates.reduce((sum, one) => sum + one[rate], 0),
      rates.length,
    );
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

/** part / whole; 0 where there is no whole. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
