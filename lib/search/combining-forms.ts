/**
 * First parts of words that are written with a hyphen, with a space or as one word: `multi-task`, `multi task`,
 * `multitask`. A space behind one of them is read as a hyphen.
 */
export const COMBINING_FORMS: ReadonlySet<string> = new Set(
  `anti auto bi co cross few fine hyper inter intra low meta micro mini mono multi nano neuro non omni poly post pre pseudo
  quasi re self semi sub super tri ultra uni zero`.split(/\s+/),
);
