import type { Gram } from '#lib/topics/model/gram-table.ts';
import { gramKinds, Lexicon, UNKNOWN, walkGrams } from '#lib/topics/model/grams.ts';
import type { ReadField } from '#lib/topics/read-paper.ts';

/** In how many papers a gram stands at least to be learned. */
const LEAST = 8;

// Words are numbered up to 2^20; a gram is one number below 2^53.
const WORDS = 2 ** 20;

/**
 * The grams that stand in at least eight of the papers, in the order of their kinds and then of their words, so that
 * the same papers give the same list in whatever order they come.
 */
export function vocabularyOf(papers: Iterable<readonly ReadField[]>): Gram[] {
  const lexicon = new Lexicon([], true);
  const counts = new Map<number, number>();
  for (const fields of papers) {
    const met = new Set<number>();
    for (const read of fields) {
      const isOwn = read.sentences.map((weight) => weight > 1);
      walkGrams(read.tokens, lexicon, read.field, isOwn, (kind, word, next) => {
        met.add((kind * WORDS + word) * WORDS + next + 1);
      });
    }
    for (const key of met) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const grams: Gram[] = [];
  for (const [key, papersWith] of counts) {
    if (papersWith < LEAST) continue;
    const next = (key % WORDS) - 1;
    const head = Math.floor(key / WORDS);
    const kind = gramKinds[Math.floor(head / WORDS)];
    if (kind === undefined) continue;
    const ids = next === UNKNOWN ? [head % WORDS] : [head % WORDS, next];
    const words = ids.map((id) => lexicon.words[id] ?? '');
    // Some letters fold to several words (U+FDFA); a space parts the words of a gram.
    if (!words.some((word) => /\s/.test(word))) grams.push({ kind, words, papers: papersWith });
  }
  const key = ({ kind, words }: Gram) => `${gramKinds.indexOf(kind)} ${words.join(' ')}`;
  return grams
    .map((gram) => ({ gram, key: key(gram) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ gram }) => gram);
}
