/**
 * First parts of words that are written with a hyphen, with a space or as one word: `multi-task`, `multi task`,
 * `multitask`. A space behind one of them is read as a hyphen.
 */
export const COMBINING_FORMS: ReadonlySet<string> = new Set(
  `anti auto bi bio co cross data de dual early few fine full graph half hyper inter intra large long low meta micro mid mini
  mono multi nano neuro non off omni on one open out over peer photo plug poly post pre pseudo quasi real re self semi short
  single small state sub super teacher time top trans tri two ultra un under uni video word zero`.split(
    /\s+/,
  ),
);
