import { type GramKind, gramKinds, Lexicon, UNKNOWN, type WordId } from '#lib/topics/model/grams.ts';

/** A gram of the model: its kind, its one or two folded words, and in how many of the training papers it stands. */
export type Gram = { kind: GramKind; words: readonly string[]; papers: number };

/** The row of a gram that the model does not have. */
export const NO_ROW = -1;

const KINDS = gramKinds.length;
/** A pair of words in `#pairs`: the two, and its row for each kind. */
const PAIR = 2 + KINDS;
const NO_PAIR = -1;

/** The grams that a model knows, numbered 0 … `size` − 1 in the order given, and found without making a string. */
export class GramTable {
  readonly lexicon: Lexicon;
  readonly size: number;
  /** Row → index in `gramKinds`. */
  readonly kinds: Uint8Array;
  /** Row → what one mention counts: ln(papers / papers with the gram) to the power of 0.7, a damped idf. */
  readonly weights: Float32Array;
  /** Row → the words of the gram with a space between. */
  readonly texts: readonly string[];
  /** Row → 1 for a gram of two words, 0 for one word. */
  readonly isPair: Uint8Array;
  /** Row → a number of the reader's; `NO_ROW` between readings, which take back what they put down. */
  readonly notes: Int32Array;
  /** Word → its row for each kind. */
  readonly #singles: Int32Array;
  /** By a hash of both words, the number of a pair. */
  readonly #slots: Int32Array;
  readonly #pairs: Int32Array;

  /**
   * @param papers how many papers the document frequencies were counted in
   * @throws RangeError for a gram that stands there twice
   */
  constructor(grams: readonly Gram[], papers: number) {
    this.lexicon = new Lexicon(new Set(grams.flatMap(({ words }) => words)), false);
    this.size = grams.length;
    this.kinds = Uint8Array.from(grams, ({ kind }) => gramKinds.indexOf(kind));
    this.weights = Float32Array.from(grams, (gram) => Math.log(papers / gram.papers) ** 0.7);
    this.texts = grams.map(({ words }) => words.join(' '));
    this.isPair = Uint8Array.from(grams, ({ words }) => (words.length > 1 ? 1 : 0));
    this.notes = new Int32Array(grams.length).fill(NO_ROW);
    this.#singles = new Int32Array(KINDS * this.lexicon.words.length).fill(NO_ROW);
    const pairs = this.isPair.reduce((sum, one) => sum + one, 0);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * pairs)))).fill(NO_PAIR);
    this.#pairs = new Int32Array(PAIR * pairs).fill(NO_ROW);
    let count = 0;
    for (const [row, { words }] of grams.entries()) {
      const [word = UNKNOWN, next = UNKNOWN] = words.map((each) => this.lexicon.idOfFolded(each));
      const kind = this.kinds[row] ?? 0;
      if (this.rowOf(kind, word, next) !== NO_ROW) throw new RangeError(`“${words.join(' ')}” stands twice.`);
      if (next === UNKNOWN) this.#singles[KINDS * word + kind] = row;
      else {
        const slot = this.#slotOf(word, next);
        if (this.#slots[slot] === NO_PAIR) {
          this.#slots[slot] = count;
          this.#pairs.set([word, next], PAIR * count);
          count += 1;
        }
        this.#pairs[PAIR * (this.#slots[slot] as number) + 2 + kind] = row;
      }
    }
  }

  // Open addressing: the slot where the pair is, or the empty one where it would be put.
  #slotOf(word: WordId, next: WordId): number {
    const mask = this.#slots.length - 1;
    const hash = Math.imul(word, 0x9e3779b1) ^ Math.imul(next + 1, 0x85ebca6b);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const pair = this.#slots[slot] as number; // slots are within the table
      if (pair === NO_PAIR) return slot;
      if (this.#pairs[PAIR * pair] === word && this.#pairs[PAIR * pair + 1] === next) return slot;
    }
  }

  /** The row of a gram of known words, the second `UNKNOWN` where it is a single one, or `NO_ROW`. */
  rowOf(kind: number, word: WordId, next: WordId): number {
    if (next === UNKNOWN) return this.#singles[KINDS * word + kind] ?? NO_ROW;
    const pair = this.#slots[this.#slotOf(word, next)] ?? NO_PAIR;
    return pair === NO_PAIR ? NO_ROW : (this.#pairs[PAIR * pair + 2 + kind] ?? NO_ROW);
  }
}
