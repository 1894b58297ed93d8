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
  for (const { title, abstract } of texts) {
    const met = new Set<string>();
    for (const { key, terms, written } of [...namesIn(title), ...namesIn(abstract)]) {
      const candidate = candidates.get(key) ?? { terms, texts: 0, written: new Map() };
      candidates.set(key, candidate);
      candidate.written.set(written, (candidate.written.get(written) ?? 0) + 1);
      if (!met.has(key)) candidate.texts += 1;
      met.add(key);
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

function namesIn(text: string): Name[] {
  const words = wordsOf(text);
  return words.flatMap((word, index) => {
    const one = nameOf(word);
    const next = words[index + 1];
    const two = one && next && text.slice(word.end, next.start) === ' ' ? nameOf(next) : undefined;
    if (!one || !two) return one ? [one] : [];
    const both = {
      key: `${one.key} ${two.key}`,
      terms: [...one.terms, ...two.terms],
      written: `${one.written} ${two.written}`,
    };
    return [one, both];
  });
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
