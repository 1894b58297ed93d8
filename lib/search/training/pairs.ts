import type { Bag } from '#lib/search/training/contrast.ts';
import type { ReadPaper } from '#lib/search/training/read-papers.ts';

/** How pairs are made. */
export type Pairing = {
  /** How often the title is paired with the abstract; else a sentence is with the rest of it. */
  titles: number;
  /** The share of terms that are left out at random, so that a text is known by its other words too. */
  dropped: number;
};

/** How often the rest includes the title. */
const WITH_TITLE = 2 / 3;
/** A sentence of fewer known terms says too little to be told from others. */
const SENTENCE = 4;

/** Two texts of one paper that are to be close: the title and the abstract, or a sentence of it and the rest. */
export function pairOf(
  { title, sentences }: ReadPaper,
  { titles, dropped }: Pairing,
  random: () => number,
): { left: Bag; right: Bag } {
  const long = sentences.filter(({ length }) => length >= SENTENCE);
  const pick = Math.floor(random() * long.length);
  const sentence = random() < titles || long.length < 2 ? undefined : long[pick];
  const rest = sentences.filter((each) => each !== sentence);
  const around = sentence && random() < WITH_TITLE ? [title, ...rest] : rest;
  return {
    left: thinned(sentence ?? title, dropped, random),
    right: thinned(joined(around), dropped, random),
  };
}

function joined(parts: readonly Int32Array[]): Bag {
  const bag = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bag.set(part, at);
    at += part.length;
  }
  return bag;
}

/** A text without some of its terms; where none would be left, with all. */
function thinned(bag: Bag, dropped: number, random: () => number): Bag {
  const kept = bag.filter(() => random() >= dropped);
  return kept.length > 0 ? kept : bag;
}
