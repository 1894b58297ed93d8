import type { PhraseWord } from '#lib/topics/phrases.ts';
import { acronymOf, foldWord, perWord, type Token } from '#lib/topics/tokens.ts';

/** A place where a phrase stands in a list of tokens: `first` and `last` are token positions, inclusive. */
export type Hit<T> = { value: T; first: number; last: number };

type Node<T> = { next: Map<number, Node<T>>; values: T[] };

// Longer words than this are no words; they are passed over without being looked up.
const LONGEST_WORD = 40;

const noSymbols: readonly number[] = [];

/**
 * Compiles sequences of words, each with a value, into one scanner: a trie over word symbols, so that a text
 * is walked once however many phrases there are. The scanner returns every match at every position, shorter
 * ones inside longer ones too, ordered by first token and then, along each phrase, by length. Time is linear in the number of
 * tokens (times the length of the longest phrase).
 */
export function compileScanner<T>(entries: Iterable<{ sequence: PhraseWord[]; value: T }>) {
  const symbols = new Map<string, number>();
  const prefixLengths = new Set<number>();
  const root: Node<T> = { next: new Map(), values: [] };
  for (const { sequence, value } of entries) {
    let node = root;
    for (const part of sequence) {
      const key = `${part.kind}:${part.text}`;
      const symbol = symbols.get(key) ?? symbols.size;
      symbols.set(key, symbol);
      if (part.kind === 'prefix') prefixLengths.add(part.text.length);
      const child = node.next.get(symbol) ?? { next: new Map(), values: [] };
      node.next.set(symbol, child);
      node = child;
    }
    if (node !== root) node.values.push(value);
  }

  const symbolsOf = perWord((surface): readonly number[] => {
    if (surface.length > LONGEST_WORD) return noSymbols;
    const folded = foldWord(surface);
    const keys = [`exact:${folded}`, `cased:${acronymOf(surface)}`];
    for (const length of prefixLengths) {
      if (length <= folded.length) keys.push(`prefix:${folded.slice(0, length)}`);
    }
    const found = keys.map((key) => symbols.get(key)).filter((symbol) => symbol !== undefined);
    return found.length === 0 ? noSymbols : found;
  });

  // By the symbol of its first word: most words begin no phrase.
  const begins: (Node<T> | undefined)[] = Array.from({ length: symbols.size }, (_, symbol) =>
    root.next.get(symbol),
  );

  return function scan(tokens: readonly Token[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    const perToken = tokens.map((token) => symbolsOf(token.word));
    const walk = (node: Node<T>, first: number, last: number): void => {
      for (const value of node.values) hits.push({ value, first, last });
      if (node.next.size === 0 || tokens[last + 1]?.joined !== true) return;
      for (const symbol of perToken[last + 1] ?? noSymbols) {
        const child = node.next.get(symbol);
        if (child !== undefined) walk(child, first, last + 1);
      }
    };
    for (let first = 0; first < tokens.length; first += 1) {
      for (const symbol of perToken[first] ?? noSymbols) {
        const node = begins[symbol];
        if (node !== undefined) walk(node, first, first);
      }
    }
    return hits;
  };
}
