import { stemOf, type Word, wholeOf, wordsOf } from '#lib/search/analysis.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';

/** A word, or two in a row, in all its inflections: how many texts have it, and how often each way of writing it stands there. */
export type Candidate = {
  /** The terms of the search index that it is made of, one or two. */
  terms: string[];
  texts: number;
  written: Map<string, number>;
};

const LEAST_LETTERS = 3;
/** Words that only hold others together; to the index they are words like any. */
const JOINING = new Set([
  'across',
  'among',
  'including',
  'per',
  'several',
  'toward',
  'towards',
  'use',
  'used',
  'using',
]);

/** The words, and pairs of words with nothing but a space between, of texts, by their stems: `merg`, `task vector`. */
export function candidatesIn(texts: Iterable<{ title: string; abstract: string }>): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  const known = new Map<string, Name | undefined>();
  for (const { title, abstract } of texts) {
    const met = new Set<Candidate>();
    const meet = (key: string, terms: () => string[], written: string) => {
      const before = candidates.get(key);
      const candidate = before ?? { terms: terms(), texts: 0, written: new Map() };
      if (!before) candidates.set(key, candidate);
      candidate.written.set(written, (candidate.written.get(written) ?? 0) + 1);
      if (!met.has(candidate)) candidate.texts += 1;
      met.add(candidate);
    };
    for (const text of [title, abstract]) {
      let before: { name: Name; end: number } | undefined;
      for (const word of wordsOf(text)) {
        const name = knownName(word, known);
        if (name && before && word.start === before.end + 1 && text[before.end] === ' ') {
          const first = before.name;
          const both = () => [...first.terms, ...name.terms];
          meet(`${first.key} ${name.key}`, both, `${first.written} ${name.written}`);
        }
        if (name) meet(name.key, () => name.terms, name.written);
        before = name && { name, end: word.end };
      }
    }
  }
  return candidates;
}

/** The way in which a candidate is written most often; of several the first in the alphabet. */
export function usualForm({ written }: Candidate): string {
  const [best] = [...written].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

type Name = { key: string; terms: string[]; written: string };

/** A word's name, found once for all of a kind: texts on one topic have the same words over and over. */
function knownName(word: Word, known: Map<string, Name | undefined>): Name | undefined {
  const [first, ...more] = word.parts;
  const parts = more.length === 0 ? (first?.folded ?? '') : word.parts.map(({ folded }) => folded).join('-');
  if (known.has(parts)) return known.get(parts);
  const name = nameOf(word);
  known.set(parts, name);
  return name;
}

/** A word as a name; none for a stop word, a number, or what is too short to say anything. */
function nameOf(word: Word): Name | undefined {
  const folded = word.parts.map((part) => part.folded);
  const all = folded.join('');
  if (all.length < LEAST_LETTERS || !/^[\p{L}\p{N}]+$/u.test(all) || !/\p{L}{2}/u.test(all)) return undefined;
  if (folded.every((part) => STOP_WORDS.has(part) || JOINING.has(part))) return undefined;
  const [first = ''] = folded;
  return {
    key: folded.map(stemOf).join('-'),
    terms: [folded.length === 1 ? stemOf(first) : wholeOf(word)],
    written: folded.join('-'),
  };
}
