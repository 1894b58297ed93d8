import { type GramKind, gramKinds, Lexicon, UNKNOWN, type WordId } from '#lib/topics/model/grams.ts';

/** A gram of the model: its kind, its one or two folded words, and in how many of the training papers it stands. */
export type Gram = { kind: GramKind; words: readonly string[]; papers: number };

/** The row of a gram that the model does not have. */
export const NO_ROW = -1;

const EMPTY = -1;

/** The grams that a model knows, numbered 0 … `size` − 1 in the order given, and found without making a string. */
export class GramTable {
  readonly lexicon: Lexicon;
  readonly size: number;
  /** Row → index in `gramKinds`. */
  readonly kinds: Uint8Array;
  /** Row → what one mention counts: ln(papers / papers with the gram) to the power of 0.7, a damped idf. */
  readonly weights: Float32Array;
  /** Row → a number of the reader's; `NO_ROW` between readings, which take back what they put down. */
  readonly notes: Int32Array;
  readonly #heads: Int32Array;
  readonly #nexts: Int32Array;
  readonly #rows: Int32Array;

  /**
   * @param papers how many papers the document frequencies were counted in
   * @throws RangeError for a gram that stands there twice
   */
  constructor(grams: readonly Gram[], papers: number) {
    this.lexicon = new Lexicon(new Set(grams.flatMap(({ words }) => words)), false);
    this.size = grams.length;
    this.kinds = new Uint8Array(grams.length);
    this.weights = new Float32Array(grams.length);
    this.notes = new Int32Array(grams.length).fill(NO_ROW);
    const slots = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * grams.length)));
    this.#heads = new Int32Array(slots).fill(EMPTY);
    this.#nexts = new Int32Array(slots);
    this.#rows = new Int32Array(slots);
    for (const [row, gram] of grams.entries()) {
      const [word, next] = gram.words.map((each) => this.lexicon.idOfFolded(each));
      const kind = gramKinds.indexOf(gram.kind);
      this.kinds[row] = kind;
      this.weights[row] = Math.log(papers / gram.papers) ** 0.7;
      const slot = this.#slotOf(kind, word ?? UNKNOWN, next ?? UNKNOWN);
      if (this.#heads[slot] !== EMPTY) throw new RangeError(`“${gram.words.join(' ')}” stands twice.`);
      this.#heads[slot] = (word ?? 0) * gramKinds.length + kind;
      this.#nexts[slot] = next ?? UNKNOWN;
      this.#rows[slot] = row;
    }
  }

  // Open addressing: the slot where the gram is, or the empty one where it would be put.
  #slotOf(kind: number, word: WordId, next: WordId): number {
    const mask = this.#heads.length - 1;
    const head = word * gramKinds.length + kind;
    let slot = (Math.imul(head, 0x9e3779b1) ^ Math.imul(next + 1, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (this.#heads[slot] !== EMPTY && (this.#heads[slot] !== head || this.#nexts[slot] !== next)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The row of a gram of known words, or `NO_ROW`. */
  rowOf(kind: number, word: WordId, next: WordId): number {
    const slot = this.#slotOf(kind, word, next);
    return this.#heads[slot] === EMPTY ? NO_ROW : (this.#rows[slot] ?? NO_ROW);
  }
}
