import { type PhraseWord, readPhrases } from '#lib/topics/phrases.ts';

const LONGEST = 120;
/** A phrase with alternatives stands for several; more than these are a mistake. */
const MOST_READINGS = 64;
const SHORTEST_BEGINNING = 3;

const WORD = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`;
const PLACE = new RegExp(`^${WORD}(-${WORD})*~?$`, 'u');

/**
 * What keeps a phrase from being met in any text, in words that follow the place where it stands; undefined when
 * nothing does. The notation is that of lib/topics/phrases.ts, one phrase at a time, but that a capital at the
 * beginning of a word counts for nothing (`Crystal growth` is met in “crystal growth”): people write lists that way.
 * `RAG`, `LoRA` and `BaTiO3` are met as written.
 */
export function phraseProblem(written: string): string | undefined {
  const shown = `“${written.length > 40 ? `${written.slice(0, 39)}…` : written}”`;
  if (written.length > LONGEST)
    return `${shown} is longer than ${LONGEST} characters; give the words that tell`;
  if (!/[\p{L}\p{N}]/u.test(written)) return `${shown} has no word in it`;
  if (written.includes(',')) return `${shown} has a comma in it; write each phrase as a text of its own`;
  const places = levelled(written)
    .split(' ')
    .map((place) => place.split('/'));
  for (const alternative of places.flat()) {
    if (!PLACE.test(alternative))
      return `${shown} cannot be met: a phrase is words with spaces, hyphens, “/” between alternatives and “~” where the rest of a word is free`;
    const beginning = /([^-]*)~$/.exec(alternative)?.[1];
    if (beginning !== undefined && beginning.length < SHORTEST_BEGINNING)
      return `${shown} leaves too much free; give the first ${SHORTEST_BEGINNING} letters of the word at least`;
  }
  const readings = places.reduce(
    (product, place) => product * place.reduce((sum, one) => sum + (one.includes('-') ? 2 : 1), 0),
    1,
  );
  return readings > MOST_READINGS
    ? `${shown} stands for ${readings} phrases; write fewer alternatives`
    : undefined;
}

/** The sequences of words that a phrase stands for. The phrase is one that `phraseProblem` has nothing against. */
export function sequencesOf(written: string): PhraseWord[][] {
  return readPhrases(levelled(written)).flatMap(({ sequences }) => sequences);
}

/** Apostrophes part words as they do in texts, all hyphens are one, a mere initial capital is none. */
function levelled(written: string): string {
  return written
    .normalize('NFC')
    .replace(/['’`]/g, ' ')
    .replace(/[\u2010-\u2013]/g, '-')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}\p{M}]+(?![\p{L}\p{N}])/gu, (word) => word.toLowerCase());
}

/** What a label lists: `Vision & language` is two things, `Crystal growth` is one. */
export function labelPhrases(label: string): string[] {
  return usable(label.split(PARTING));
}

const PARTING = /[,;:.()&]|\s(?:and|or)\s|\s[-\u2010-\u2015]\s/iu;
const LEADING = /^(?:(?:a|an|the|of|on|in|for|with|by|as|such as|including|e g)\s+)+/i;
/** Words of sentences about a topic, not of names of what belongs to it. */
const TELLING =
  /\b(?:not|no|nor|is|are|be|that|which|this|these|other|others|alone|its|their|it|from|what|how|where|than|to|papers?|work|works|study|studies|topics?)\b/i;
const MOST_WORDS = 4;
const SHORTEST_WORD = 5;

/** Names that a definition lists: its pieces between commas and the like, of up to four words. */
export function definitionPhrases(definition: string): string[] {
  const pieces = definition.split(PARTING).map((piece) => piece.trim().replace(LEADING, ''));
  return usable(pieces).filter((piece) => {
    const words = piece.split(' ').length;
    return words <= MOST_WORDS && !TELLING.test(piece) && (words > 1 || piece.length >= SHORTEST_WORD);
  });
}

function usable(pieces: readonly string[]): string[] {
  return pieces
    .map((piece) => piece.trim().replace(/\s+/g, ' '))
    .filter((piece) => piece !== '' && phraseProblem(piece) === undefined);
}
