/** A word as it is written, by a number of its own (`wordNumber`); those that are not remembered have −1. */
export type Word = { readonly surface: string; readonly number: number };

/** The number of a word that is not remembered. */
const FORGOTTEN = -1;

// How many distinct words are remembered: those that come first, which are nearly all that stand in later texts.
const MEMORY = 1 << 17;
// A longer one is seldom met again.
const LONGEST = 64;

/*
 * The table of words is asked for every word of every paper, so it is kept small and close together: words that come
 * first are the frequent ones, and what is known of them lies at the beginning of each array. A word has four numbers
 * in `records`: its hash, where its letters begin in `letters`, how many they are, and the next word of its chain.
 */
const HEADS = 1 << 15;
const heads = new Int32Array(HEADS).fill(FORGOTTEN);
const FIELDS = 4;
const records = new Int32Array(FIELDS * MEMORY);
let letters = new Uint16Array(1 << 16);
let letterCount = 0;
const surfaces: string[] = [];

/** What to start with, and how to go on with each UTF-16 unit, to have the hash of a word. */
export const NO_HASH = 0;
export function hashed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The number of the word that stands in this stretch of text and has this hash; it is found without being cut out. */
export function wordNumber(text: string, start: number, end: number, hash: number): number {
  const slot = (hash ^ (hash >>> 15)) & (HEADS - 1);
  const length = end - start;
  let last = FORGOTTEN;
  for (let number = heads[slot] as number; number >= 0; number = records[FIELDS * number + 3] as number) {
    const at = FIELDS * number;
    if (
      records[at] === hash &&
      records[at + 2] === length &&
      isAt(records[at + 1] as number, text, start, end)
    )
      return number;
    last = number;
  }
  return surfaces.length >= MEMORY || length > LONGEST
    ? FORGOTTEN
    : remember(text, start, end, hash, slot, last);
}

/** A word by its number, or, where that is none, as it stands in the text. */
export function surfaceOf(number: number, text: string, start: number, end: number): string {
  return number >= 0 ? (surfaces[number] as string) : text.slice(start, end);
}

function isAt(first: number, text: string, start: number, end: number): boolean {
  for (let at = start, letter = first; at < end; at += 1, letter += 1) {
    if (letters[letter] !== text.charCodeAt(at)) return false;
  }
  return true;
}

// At the end of its chain, so that the words that came first, which are the frequent ones, are found first.
function remember(
  text: string,
  start: number,
  end: number,
  hash: number,
  slot: number,
  last: number,
): number {
  if (letterCount + end - start > letters.length) {
    const longer = new Uint16Array(2 * letters.length);
    longer.set(letters);
    letters = longer;
  }
  // V8 keeps a long word as a part of the text it was cut from, and with it that whole abstract.
  const number = surfaces.push(` ${text.slice(start, end)}`.slice(1)) - 1;
  records.set([hash, letterCount, end - start, FORGOTTEN], FIELDS * number);
  for (let at = start; at < end; at += 1) letters[letterCount++] = text.charCodeAt(at);
  if (last === FORGOTTEN) heads[slot] = number;
  else records[FIELDS * last + 3] = number;
  return number;
}

/** A function of a word's surface that is worked out once for each word, however many texts it stands in. */
export function perWord<T extends object | string>(work: (surface: string) => T): (word: Word) => T {
  const made: (T | undefined)[] = [];
  return ({ number, surface }) => {
    if (number < 0) return work(surface);
    const known = made[number];
    if (known !== undefined) return known;
    while (made.length <= number) made.push(undefined);
    const result = work(surface);
    made[number] = result;
    return result;
  };
}

const UNMADE = -(2 ** 31);

/** The same for whole numbers from −2³¹ + 1 to 2³¹ − 1. */
export function numberPerWord(work: (surface: string) => number): (word: Word) => number {
  let made = new Int32Array(1 << 12).fill(UNMADE);
  const make = ({ number, surface }: Word): number => {
    const result = work(surface);
    if (number >= 0) {
      if (number >= made.length) {
        const longer = new Int32Array(2 ** Math.ceil(Math.log2(number + 1))).fill(UNMADE);
        longer.set(made);
        made = longer;
      }
      made[number] = result;
    }
    return result;
  };
  return (word) => {
    // Behind the end of the array, and before its beginning, there is nothing.
    const known = word.number >= 0 && word.number < made.length ? (made[word.number] as number) : UNMADE;
    return known === UNMADE ? make(word) : known;
  };
}
