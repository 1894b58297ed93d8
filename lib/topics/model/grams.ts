import { foldWord, type Token } from '#lib/topics/tokens.ts';
import { numberPerWord, type Word } from '#lib/topics/words.ts';

/**
 * Where a gram was met. `text`: title or abstract; `title`: the title; `own`: a sentence of the abstract that says
 * what the paper itself does; `verb`: a word in the wake of “we …”, with the verb (“release > dataset”).
 */
export const gramKinds = ['text', 'title', 'own', 'verb'] as const;

export type GramKind = (typeof gramKinds)[number];

const TEXT = gramKinds.indexOf('text');
const TITLE = gramKinds.indexOf('title');
const OWN = gramKinds.indexOf('own');
const VERB = gramKinds.indexOf('verb');

/** A word's number in a `Lexicon`. */
export type WordId = number;

/** The id of a word that a closed lexicon does not have: no gram holds it. */
export const UNKNOWN: WordId = -1;

const functionWords = new Set(
  'a an the of to in and or for on with by is are be as that this it we our from at which can these their its'.split(
    ' ',
  ),
);

/** Words that a gram may begin with all the same: what follows them is the paper's own. */
const openers = new Set(['we', 'our']);

/** Words between “we” and its verb. */
const adverbs = new Set(['also', 'further', 'then', 'first', 'finally', 'additionally']);

/** How many words behind the verb still belong to it. */
const WAKE = 12;

/**
 * Numbers words, folded (lib/topics/tokens.ts), for grams. An open lexicon numbers every new word that it meets; a
 * closed one answers `UNKNOWN` for words that were not among those given.
 */
export class Lexicon {
  readonly words: string[] = [];
  readonly #ids = new Map<string, WordId>();
  readonly #open: boolean;

  constructor(words: Iterable<string>, open: boolean) {
    this.#open = open;
    for (const word of [...functionWords, ...adverbs]) this.#add(word);
    for (const word of words) if (!this.#ids.has(word)) this.#add(word);
  }

  #add(word: string): WordId {
    const id = this.words.length;
    this.words.push(word);
    this.#ids.set(word, id);
    return id;
  }

  /** The id of a word that is folded already. */
  idOfFolded(word: string): WordId {
    return this.#ids.get(word) ?? (this.#open ? this.#add(word) : UNKNOWN);
  }

  /** The id of a word of a text. */
  readonly idOf: (word: Word) => WordId = numberPerWord((surface) => this.idOfFolded(foldWord(surface)));
}

// Every lexicon begins with the function words and adverbs, so that their ids are the same in all.
const fixed = new Lexicon([], false);
const ends = new Uint8Array(functionWords.size + adverbs.size);
const begins = new Uint8Array(ends.length);
const isAdverb = new Uint8Array(ends.length);
for (const [id, word] of fixed.words.entries()) {
  ends[id] = functionWords.has(word) ? 0 : 1;
  begins[id] = functionWords.has(word) && !openers.has(word) ? 0 : 1;
  isAdverb[id] = adverbs.has(word) ? 1 : 0;
}
const we = fixed.idOfFolded('we');
const mayEnd = (id: WordId) => id >= ends.length || ends[id] === 1;
const mayBegin = (id: WordId) => id >= begins.length || begins[id] === 1;

/**
 * Told of one gram: its kind, as an index of `gramKinds`, the word, or the word and the one behind it (`UNKNOWN` where the gram is a single word), and the
 * tokens from first to last, inclusive.
 */
export type Visit = (kind: number, word: WordId, next: WordId, first: number, last: number) => void;

/**
 * Walks the grams of one field: every word and every pair of neighbours that are not parted by a comma or the like,
 * function words left out at the ends. In the abstract `isOwn` tells which sentences are about the paper itself.
 */
export function walkGrams(
  tokens: readonly Token[],
  lexicon: Lexicon,
  field: 'title' | 'abstract',
  isOwn: readonly boolean[],
  visit: Visit,
): void {
  const place = field === 'title' ? TITLE : OWN;
  let id = UNKNOWN;
  let verbAt = Number.NEGATIVE_INFINITY;
  let verb = UNKNOWN;
  let sentence = -1;
  let afterWe = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const before = id;
    id = lexicon.idOf(token);
    if (token.sentence !== sentence) {
      sentence = token.sentence;
      afterWe = false;
      verbAt = Number.NEGATIVE_INFINITY;
    }
    const also = field === 'title' || isOwn[sentence] === true;
    if (id !== UNKNOWN && mayEnd(id)) {
      visit(TEXT, id, UNKNOWN, at, at);
      if (also) visit(place, id, UNKNOWN, at, at);
      if (at > 0 && token.joined && before !== UNKNOWN && mayBegin(before)) {
        visit(TEXT, before, id, at - 1, at);
        if (also) visit(place, before, id, at - 1, at);
      }
      if (at - verbAt <= WAKE && verb !== UNKNOWN) visit(VERB, verb, id, at, at);
    }
    if (field === 'title') continue;
    if (id === we) afterWe = true;
    else if (afterWe && !(id !== UNKNOWN && id < isAdverb.length && isAdverb[id] === 1)) {
      verb = id;
      verbAt = at;
      afterWe = false;
    }
  }
}
