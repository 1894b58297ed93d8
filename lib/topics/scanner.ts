import { NumberLists } from '#lib/topics/number-lists.ts';
import { Trie } from '#lib/topics/phrase-trie.ts';
import type { PhraseWord } from '#lib/topics/phrases.ts';
import { acronymOf, foldWord, type Token } from '#lib/topics/tokens.ts';
import { numberPerWord } from '#lib/topics/words.ts';

/** Places where phrases stand, by columns: what each is of, and its first and last token, inclusive. */
export type Hits = { values: number[]; firsts: number[]; lasts: number[] };

// Longer words than this are no words; they are passed over without being looked up.
const LONGEST_WORD = 40;

/**
 * Compiles sequences of words, each with a number that says what it is of, into one scanner: a trie over word symbols,
 * so that a text is walked once however many phrases there are. The scanner returns every match at every position,
 * shorter ones inside longer ones too, ordered by first token and then, along each phrase, by length. Time is linear
 * in the number of tokens (times the length of the longest phrase).
 */
export function compileScanner(
  entries: Iterable<{ sequence: readonly PhraseWord[]; value: number }>,
): (tokens: readonly Token[]) => Hits {
  const symbols = new Map<string, number>();
  const prefixLengths = new Set<number>();
  const trie = new Trie();
  const valuesAt = new Map<number, number[]>();
  const inner = new Set<number>();
  for (const { sequence, value } of entries) {
    let node = 0;
    for (const part of sequence) {
      const key = `${part.kind}:${part.text}`;
      const symbol = symbols.get(key) ?? symbols.size;
      symbols.set(key, symbol);
      if (part.kind === 'prefix') prefixLengths.add(part.text.length);
      inner.add(node);
      node = trie.grown(node, symbol);
    }
    if (node === 0) continue;
    const values = valuesAt.get(node) ?? [];
    valuesAt.set(node, values);
    values.push(value);
  }

  const lists = new NumberLists();
  const valuesOf = Int32Array.from({ length: trie.size }, (_, node) =>
    lists.placeOf(valuesAt.get(node) ?? []),
  );
  const isInner = Uint8Array.from({ length: trie.size }, (_, node) => (inner.has(node) ? 1 : 0));

  const symbolsOf = (surface: string): number[] => {
    if (surface.length > LONGEST_WORD) return [];
    const folded = foldWord(surface);
    const keys = [`exact:${folded}`, `cased:${acronymOf(surface)}`];
    for (const length of prefixLengths) {
      if (length <= folded.length) keys.push(`prefix:${folded.slice(0, length)}`);
    }
    return keys.map((key) => symbols.get(key)).filter((symbol) => symbol !== undefined);
  };
  // The nodes that a phrase may begin with, which are none for most words, and the symbols that it may go on with.
  const beginsAt = numberPerWord((surface) => {
    const nodes = symbolsOf(surface).map((symbol) => trie.child(0, symbol));
    return lists.placeOf(nodes.filter((node) => node !== 0));
  });
  const followsWith = numberPerWord((surface) => lists.placeOf(symbolsOf(surface)));

  return function scan(tokens) {
    const hits: Hits = { values: [], firsts: [], lasts: [] };
    const walk = (node: number, first: number, last: number): void => {
      const values = valuesOf[node] as number; // of every node, as below of every place
      for (let at = values + 1; at <= values + (lists.numbers[values] as number); at += 1) {
        hits.values.push(lists.numbers[at] as number);
        hits.firsts.push(first);
        hits.lasts.push(last);
      }
      if (isInner[node] === 0) return;
      const next = tokens[last + 1];
      if (next === undefined || !next.joined) return;
      const follows = followsWith(next);
      for (let at = follows + 1; at <= follows + (lists.numbers[follows] as number); at += 1) {
        const child = trie.child(node, lists.numbers[at] as number);
        if (child !== 0) walk(child, first, last + 1);
      }
    };
    for (const [first, token] of tokens.entries()) {
      const begins = beginsAt(token);
      for (let at = begins + 1; at <= begins + (lists.numbers[begins] as number); at += 1) {
        walk(lists.numbers[at] as number, first, first);
      }
    }
    return hits;
  };
}
