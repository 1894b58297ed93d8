import type { PhraseWord } from '#lib/topics/phrases.ts';
import { acronymOf, foldWord, perWord, type Token } from '#lib/topics/tokens.ts';

/** A place where a phrase stands in a list of tokens: `first` and `last` are token positions, inclusive. */
export type Hit<T> = { value: T; first: number; last: number };

type Node<T> = { next: Map<number, Node<T>>; values: T[] };

// Longer words than this are no words; they are passed over without being looked up.
const LONGEST_WORD = 40;

const none: readonly never[] = [];

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

  const symbolsOf = (surface: string): readonly number[] => {
    if (surface.length > LONGEST_WORD) return none;
    const folded = foldWord(surface);
    const keys = [`exact:${folded}`, `cased:${acronymOf(surface)}`];
    for (const length of prefixLengths) {
      if (length <= folded.length) keys.push(`prefix:${folded.slice(0, length)}`);
    }
    const found = keys.map((key) => symbols.get(key)).filter((symbol) => symbol !== undefined);
    return found.length === 0 ? none : found;
  };

  // What a phrase may begin with; most words begin none.
  const beginsAt = perWord((surface): readonly Node<T>[] => {
    const nodes = symbolsOf(surface).map((symbol) => root.next.get(symbol));
    const found = nodes.filter((node) => node !== undefined);
    return found.length === 0 ? none : found;
  });
  const followsWith = perWord(symbolsOf);

  return function scan(tokens: readonly Token[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    const walk = (node: Node<T>, first: number, last: number): void => {
      for (const value of node.values) hits.push({ value, first, last });
      const next = tokens[last + 1];
      if (node.next.size === 0 || next?.joined !== true) return;
      for (const symbol of followsWith(next.word)) {
        const child = node.next.get(symbol);
        if (child !== undefined) walk(child, first, last + 1);
      }
    };
    for (let first = 0; first < tokens.length; first += 1) {
      const token = tokens[first];
      if (token === undefined) break;
      for (const node of beginsAt(token.word)) walk(node, first, first);
    }
    return hits;
  };
}
