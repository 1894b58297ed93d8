import { definitionsIn } from '#lib/search/acronyms.ts';
import { stemOf, wholeOf, wordsOf } from '#lib/search/analysis.ts';
import { BLOCK_SIZE, MOST_IN_ABSTRACT, MOST_IN_TITLE } from '#lib/search/postings.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';
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
  const written = new Map<string, Written>();
  const wholes = new Map<string, number>();
  const acronyms: WordCounts = new Map();
  for (const { place, title, abstract } of papers) {
    for (const [field, text] of [title, abstract].entries()) {
      for (const word of wordsOf(text)) {
        for (const { folded } of word.parts) {
          const known = written.get(folded) ?? firstMet(written, folded, postings);
          if (known.last !== place) {
            known.last = place;
            known.papers += 1;
          }
          if (known.term === NONE) continue;
          postings.count(known.term, field === 0);
          // The whole of a compound is a second name of its parts, and makes a text no longer.
          lengths[2 * place + field] = (lengths[2 * place + field] as number) + 1;
        }
        if (word.parts.length === 1) continue;
        let whole = wholes.get(word.folded);
        if (whole === undefined) {
          whole = postings.numberOf(wholeOf(word));
          wholes.set(word.folded, whole);
        }
        postings.count(whole, field === 0);
      }
    }
    postings.put(place);
    const explained = [...definitionsIn(title), ...definitionsIn(abstract)];
    for (const key of new Set(explained.map(({ acronym, terms }) => `${acronym} ${terms.join(' ')}`)))
      acronyms.set(key, (acronyms.get(key) ?? 0) + 1);
  }
  const words: WordCounts = new Map();
  for (const [word, { papers: n }] of written) if (WORD.test(word)) words.set(word, n);
  return { ...postings.packed(), lengths, words: packWords(words), acronyms: packWords(acronyms) };
}

/** A word as it is written, by the number of its term, and the papers that have it up to the place of the last one. */
type Written = { term: number; papers: number; last: number };
const NONE = -1;

function firstMet(all: Map<string, Written>, folded: string, postings: PostingsOfBlock): Written {
  const term = STOP_WORDS.has(folded) ? NONE : postings.numberOf(stemOf(folded));
  const made: Written = { term, papers: 0, last: NONE };
  // V8 keeps a long word as a part of the text it was cut from, and with it that whole abstract.
  all.set(` ${folded}`.slice(1), made);
  return made;
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

  /** The number of a term, which it is given when it is first met. */
  numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#papers.push(0) - 1;
    this.#inTitle.push(0);
    this.#inAbstract.push(0);
    this.#numbers.set(term, number);
    return number;
  }

  /** One more of a term in the paper at hand. */
  count(number: number, inTitle: boolean): void {
    if (this.#inTitle[number] === 0 && this.#inAbstract[number] === 0) this.#met.push(number);
    const counts = inTitle ? this.#inTitle : this.#inAbstract;
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
