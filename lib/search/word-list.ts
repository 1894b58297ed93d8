import { deflateSync, inflateSync } from 'node:zlib';

/** Words, or anything else without a tab or a line break, with the number of papers that have each. */
export type WordCounts = Map<string, number>;

/** Lines of a word, a tab and its number, deflated. */
export function packWords(counts: ReadonlyMap<string, number>): Buffer {
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, count]) => `${word}\t${count}`);
  return deflateSync(lines.join('\n'));
}

/** Adds what `packWords` packed to counts. */
export function addPackedWords(packed: Buffer, counts: WordCounts): void {
  const text = inflateSync(packed).toString('utf8');
  if (text === '') return;
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    const word = line.slice(0, tab);
    counts.set(word, (counts.get(word) ?? 0) + Number(line.slice(tab + 1)));
  }
}
