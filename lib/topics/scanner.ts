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
 * ones inside longer ones too, ordered by first token and then by length. Time is linear in the number of
 * tokens (times the length of the longest phrase).
 */
export function compileScanner<T>(entries: Iterable<{ sequence: PhraseWord[]; value: T }>) {
  const symbols = new Map<string, number>();
  const prefixLengths = new Set<number>();
  const root: Node<T> = { next: new Map(), values: [] };
  const start = [root];
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

  return function scan(tokens: readonly Token[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    const perToken = tokens.map((token) => symbolsOf(token.word));
    for (let first = 0; first < tokens.length; first += 1) {
      let nodes = advance(start, perToken[first] ?? noSymbols);
      for (let last = first; nodes.length > 0; ) {
        for (const node of nodes) {
          for (const value of node.values) hits.push({ value, first, last });
        }
        last += 1;
        if (tokens[last]?.joined !== true) break;
        nodes = advance(nodes, perToken[last] ?? noSymbols);
      }
    }
    return hits;
  };
}

function advance<T>(nodes: readonly Node<T>[], symbols: readonly number[]): readonly Node<T>[] {
  let reached: Node<T>[] | undefined;
  for (const symbol of symbols) {
    for (const node of nodes) {
      const child = node.next.get(symbol);
      if (child === undefined) continue;
      if (reached === undefined) reached = [child];
      else reached.push(child);
    }
  }
  return reached ?? [];
}
