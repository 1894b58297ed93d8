import { definitionsIn } from '#lib/search/acronyms.ts';
import { termsIn, wordsOf } from '#lib/search/analysis.ts';
import { BLOCK_SIZE, MOST_IN_ABSTRACT, MOST_IN_TITLE } from '#lib/search/postings.ts';
import { packWords, type WordCounts } from '#lib/search/word-list.ts';

/** Words that are offered as corrections: letters only, of these lengths. */
const WORD = /^\p{L}{3,30}$/u;

/** A paper of a block: its place there and its texts. */
export type PlacedText = { place: number; title: string; abstract: string };

/**
 * Postings of a block's terms one after the other: those of term `t` are the bytes `starts[t]` to `starts[t + 1]`, in the
 * form of lib/search/postings.ts. Terms are in the order in which the block has them.
 */
export type BlockPostings = { terms: string[]; starts: Uint32Array; bytes: Uint8Array };

/** What searches ask of a block of papers (see `searchBlocks` in db/schema.ts). */
export type BlockIndex = BlockPostings & { lengths: Uint16Array; words: Uint8Array; acronyms: Uint8Array };

/** Indexes the texts of a block. @param papers in the order of their places */
export function blockIndex(papers: Iterable<PlacedText>): BlockIndex {
  const postings = new PostingsOfBlock();
  const lengths = new Uint16Array(2 * BLOCK_SIZE);
  const words: WordCounts = new Map();
  const acronyms: WordCounts = new Map();
  for (const { place, title, abstract } of papers) {
    const written = new Set<string>();
    for (const [field, text] of [title, abstract].entries()) {
      const read = wordsOf(text);
      for (const { term, whole } of termsIn(read)) {
        postings.count(term, field === 0);
        // The whole of a compound is a second name of its parts, and makes a text no longer.
        if (!whole) lengths[2 * place + field] = (lengths[2 * place + field] as number) + 1;
      }
      for (const { parts } of read) for (const { folded } of parts) written.add(folded);
    }
    postings.put(place);
    for (const word of written) if (WORD.test(word)) words.set(word, (words.get(word) ?? 0) + 1);
    const explained = [...definitionsIn(title), ...definitionsIn(abstract)];
    for (const key of new Set(explained.map(({ acronym, terms }) => `${acronym} ${terms.join(' ')}`)))
      acronyms.set(key, (acronyms.get(key) ?? 0) + 1);
  }
  return { ...postings.packed(), lengths, words: packWords(words), acronyms: packWords(acronyms) };
}

/** Postings in the order of the papers, to be put in that of the terms in the end. */
class PostingsOfBlock {
  readonly #numbers = new Map<string, number>();
  /** By the number of a term: how many papers have it, and how often the paper at hand does. */
  readonly #papers: number[] = [];
  readonly #inTitle: number[] = [];
  readonly #inAbstract: number[] = [];
  #met: number[] = [];
  #size = 0;
  #terms = new Uint32Array(1 << 16);
  #places = new Uint16Array(1 << 16);
  #counts = new Uint8Array(1 << 16);

  /** One more of a term in the paper at hand. */
  count(term: string, inTitle: boolean): void {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#papers.push(0) - 1;
      this.#inTitle.push(0);
      this.#inAbstract.push(0);
      this.#numbers.set(term, number);
    }
    const counts = inTitle ? this.#inTitle : this.#inAbstract;
    if (this.#inTitle[number] === 0 && this.#inAbstract[number] === 0) this.#met.push(number);
    counts[number] = (counts[number] as number) + 1;
  }

  /** The paper at hand is at this place, and all of it has been counted. */
  put(place: number): void {
    if (this.#size + this.#met.length > this.#terms.length) this.#grow();
    for (const number of this.#met) {
      const inTitle = Math.min(this.#inTitle[number] as number, MOST_IN_TITLE);
      const inAbstract = Math.min(this.#inAbstract[number] as number, MOST_IN_ABSTRACT);
      this.#terms[this.#size] = number;
      this.#places[this.#size] = place;
      this.#counts[this.#size] = (inTitle << 5) | inAbstract;
      this.#papers[number] = (this.#papers[number] as number) + 1;
      this.#inTitle[number] = 0;
      this.#inAbstract[number] = 0;
      this.#size += 1;
    }
    this.#met = [];
  }

  #grow(): void {
    const length = 2 * this.#terms.length + this.#met.length;
    const [terms, places, counts] = [
      new Uint32Array(length),
      new Uint16Array(length),
      new Uint8Array(length),
    ];
    terms.set(this.#terms);
    places.set(this.#places);
    counts.set(this.#counts);
    [this.#terms, this.#places, this.#counts] = [terms, places, counts];
  }

  packed(): BlockPostings {
    const starts = new Uint32Array(this.#papers.length + 1);
    for (const [number, papers] of this.#papers.entries())
      starts[number + 1] = (starts[number] as number) + 3 * papers;
    const bytes = new Uint8Array(3 * this.#size);
    const done = new Uint32Array(this.#papers.length);
    for (let at = 0; at < this.#size; at++) {
      const number = this.#terms[at] as number;
      const [start, nth] = [starts[number] as number, done[number] as number];
      const place = this.#places[at] as number;
      bytes[start + 2 * nth] = place & 0xff;
      bytes[start + 2 * nth + 1] = place >> 8;
      bytes[start + 2 * (this.#papers[number] as number) + nth] = this.#counts[at] as number;
      done[number] = nth + 1;
    }
    return { terms: [...this.#numbers.keys()], starts, bytes };
  }
}
