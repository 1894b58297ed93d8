import { stemOf, type Word, wholeOf, wordsOf } from '#lib/search/analysis.ts';
import { inverseDocumentFrequency } from '#lib/search/bm25f.ts';
import type { Clause } from '#lib/search/query-language.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';

/** Terms that say the same as a wanted word; all of them must be there, and what they score counts `factor` times. */
type Alternative = {
  terms: readonly string[];
  factor: number;
  how: 'spelling' | 'short form' | 'correction';
  /** What was typed and what may have been meant, as words. */
  correction?: { typed: string; meant: string };
};

/**
 * One thing that a search wants: a word, the parts of a compound, or the words of a long form that has an acronym. A
 * paper has it when it has all of `terms` or one of the alternatives; its score for it is the best of them.
 */
export type Want = {
  /** As typed, for people. */
  label: string;
  terms: readonly string[];
  alternatives: readonly Alternative[];
  /** Its parts must stand side by side, as in a compound. */
  isCompound: boolean;
  /** The inverse document frequencies of its terms together, or of those of a correction where no paper has them. */
  weight: number;
  /** How often it was typed, saturated. */
  times: number;
  /** It counts only in the title. */
  titleOnly: boolean;
  /** It is a word of a phrase, which counts only in its place there. */
  inPhrase: boolean;
};

/** What is known of the corpus when a search is read. */
export type Corpus = {
  papers: number;
  /** In how many papers a term stands. */
  papersWith: (term: string) => number;
  /** The terms of the long form of an acronym, and the acronyms of a long form (its terms joined by spaces). */
  longForms: ReadonlyMap<string, readonly string[]>;
  shortForms: ReadonlyMap<string, string>;
  /** Known words one slip away from a word that hardly any paper has. */
  corrections: (folded: string) => { word: string; papers: number }[];
};

/** What counts of a form that the search did not use itself; found by search over the evaluations. */
const SHORT_FORM = 0.8;
const CORRECTION = 0.9;
/** A word that so many papers have may yet be a slip of one that is this many times as frequent. */
const RARE = 3;
const TIMES_AS_FREQUENT = { inShort: 10, inLong: 30 };
/** Searches of up to so many words are short: in a long text a rare word is more often right. */
const LONGEST_SHORT = 5;
/** Repeats of a word count less and less: the same curve as in BM25's query part, with k3 = 8. */
const K3 = 8;
const LONGEST_FORM = 8;
export const MOST_WANTS = 200;

/** The wanted things of the clauses that are not negated, phrases by their words; at most 200. */
export function wantsOf(clauses: readonly Clause[], corpus: Corpus): Want[] {
  const wants = new Map<string, Want & { typed: number }>();
  const words = clauses.reduce((sum, { text }) => sum + text.split(' ').length, 0);
  const { inShort, inLong } = TIMES_AS_FREQUENT;
  const read = { ...corpus, timesAsFrequent: words > LONGEST_SHORT ? inLong : inShort };
  for (const { text, ...asked } of runsOf(clauses)) {
    for (const want of wantsIn(text, asked, read)) {
      const key = `${want.titleOnly} ${want.inPhrase} ${want.terms.join(' ')}`;
      const typed = (wants.get(key)?.typed ?? 0) + 1;
      wants.set(key, { ...want, typed, times: (typed * (K3 + 1)) / (typed + K3) });
    }
  }
  return [...wants.values()].slice(0, MOST_WANTS).map(({ typed: _, ...want }) => want);
}

/** The corpus, and how much more frequent a word must be than a rare one to be what was meant. */
type ReadFor = Corpus & { timesAsFrequent: number };

/** The texts of what is wanted; words in a row are one text, so that compounds and long forms are seen. */
function runsOf(clauses: readonly Clause[]): ({ text: string } & Asked)[] {
  const runs: ({ text: string } & Asked)[] = [];
  for (const { kind, text, field, negated } of clauses) {
    const asked = { titleOnly: field === 'title', inPhrase: kind === 'phrase' };
    const last = runs.at(-1);
    if (negated) continue;
    if (last && !asked.inPhrase && !last.inPhrase && last.titleOnly === asked.titleOnly)
      last.text += ` ${text}`;
    else runs.push({ text, ...asked });
  }
  return runs;
}

/** How a clause asks for its words. */
type Asked = Pick<Want, 'titleOnly' | 'inPhrase'>;

/** The wanted things of one text. */
function wantsIn(text: string, asked: Asked, corpus: ReadFor): Want[] {
  const words = wordsOf(text).filter(({ parts }) => parts.some(({ folded }) => !STOP_WORDS.has(folded)));
  const wants: Want[] = [];
  for (let at = 0; at < words.length; ) {
    const length = longFormAt(words, at, corpus);
    const taken = words.slice(at, at + length);
    wants.push({ ...wanted(text, taken, corpus), ...asked });
    at += length;
  }
  return wants;
}

/** How many words from here on are a long form that has an acronym; 1 where none begins here. */
function longFormAt(words: readonly Word[], at: number, { shortForms }: Corpus): number {
  const most = Math.min(LONGEST_FORM, words.length - at);
  for (let length = most; length > 0; length--) {
    const terms = words.slice(at, at + length).flatMap(termsOf);
    if (terms.length > 1 && shortForms.has(terms.join(' '))) return length;
  }
  return 1;
}

function wanted(text: string, words: readonly Word[], corpus: ReadFor): Omit<Want, keyof Asked> {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) throw new RangeError('Nothing was typed.');
  const terms = words.flatMap(termsOf);
  const alternatives: Alternative[] = [];
  if (words.length === 1 && first.parts.length > 1)
    alternatives.push({ terms: [wholeOf(first)], factor: 1, how: 'spelling' });
  const short = corpus.shortForms.get(terms.join(' '));
  if (short !== undefined)
    alternatives.push({ terms: [stemOf(short)], factor: SHORT_FORM, how: 'short form' });
  if (words.length === 1 && first.parts.length === 1) {
    const long = corpus.longForms.get(first.folded);
    if (long) alternatives.push({ terms: long, factor: SHORT_FORM, how: 'short form' });
  }
  alternatives.push(...words.flatMap((word) => corrected(word, terms, corpus)));
  const known = [terms, ...alternatives.map(({ terms: other }) => other)].find((form) =>
    form.every((term) => corpus.papersWith(term) > 0),
  );
  const weight = (known ?? terms).reduce((sum, term) => sum + idf(term, corpus), 0);
  const isCompound = words.length === 1 && first.parts.length > 1;
  return { label: text.slice(first.start, last.end), terms, alternatives, isCompound, weight, times: 1 };
}

/**
 * Words that one slip may have turned into what was typed, where hardly any paper has that; for each the wanted terms with
 * the corrected one in its place.
 */
function corrected({ parts }: Word, terms: readonly string[], corpus: ReadFor): Alternative[] {
  return parts.flatMap(({ folded }) => {
    const term = stemOf(folded);
    const papers = corpus.papersWith(term);
    if (STOP_WORDS.has(folded) || papers > RARE) return [];
    return corpus
      .corrections(folded)
      .filter(({ word, papers: n }) => stemOf(word) !== term && n >= corpus.timesAsFrequent * papers)
      .map(({ word }) => ({
        terms:
          parts.length > 1
            ? [stemOf(parts.map((part) => (part.folded === folded ? word : part.folded)).join(''))]
            : terms.map((one) => (one === term ? stemOf(word) : one)),
        factor: CORRECTION,
        how: 'correction' as const,
        correction: { typed: folded, meant: word },
      }));
  });
}

function termsOf({ parts }: Word): string[] {
  return parts.filter(({ folded }) => !STOP_WORDS.has(folded)).map(({ folded }) => stemOf(folded));
}

function idf(term: string, { papers, papersWith }: Corpus): number {
  const n = papersWith(term);
  return n === 0 ? 0 : inverseDocumentFrequency(n, papers);
}
