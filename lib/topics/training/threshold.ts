import { UNSURE } from '#lib/topics/training/logistic-regression.ts';

/** The probabilities that are tried, the smallest first. */
const TRIED = Array.from({ length: 61 }, (_, step) => (20 + step) / 100);

/**
 * The probability from which a topic is to be given, the same for all topics, so that micro F1 is best; of several
 * alike the smallest. One threshold for all does better on papers not seen than one for each, which few papers set.
 *
 * @param odds log-odds, `odds[paper · topics + t]`
 * @param labels 1 where the paper has the topic, `UNSURE` where that is not known, in the same order
 * @param isChosen which papers are looked at
 */
export function bestThreshold(
  odds: Float64Array,
  labels: Uint8Array,
  topics: number,
  isChosen: (paper: number) => boolean,
): number {
  let best = { threshold: 0.5, f1: -1 };
  for (const threshold of TRIED) {
    const least = Math.log(threshold / (1 - threshold));
    let right = 0;
    let given = 0;
    let labelled = 0;
    for (let paper = 0; paper < odds.length / topics; paper += 1) {
      if (!isChosen(paper)) continue;
      for (let at = paper * topics; at < (paper + 1) * topics; at += 1) {
        if (labels[at] === UNSURE) continue;
        const isGiven = (odds[at] ?? 0) >= least;
        const isLabelled = labels[at] === 1;
        if (isGiven) given += 1;
        if (isLabelled) labelled += 1;
        if (isGiven && isLabelled) right += 1;
      }
    }
    const f1 = given + labelled === 0 ? 0 : (2 * right) / (given + labelled);
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return best.threshold;
}
