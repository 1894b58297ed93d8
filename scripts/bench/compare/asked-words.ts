import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import { type PaperQuery, parsePaperQuery } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';

/** More words than this are a description, of which any may do. */
const MOST_WANTED = 16;

/** What an address asks for, as contenders without a query language of ours understand it. */
export type Asked = {
  /** Words in small letters; none where nothing is searched for. */
  words: readonly string[];
  /** All of them, all in a row, or any of them. */
  how: 'all' | 'phrase' | 'any';
  query: PaperQuery;
  /** Facets in which something is chosen. */
  chosen: readonly FacetKey[];
};

export function askedOf(params: Params): Asked {
  const { query } = parsePaperQuery(params);
  const words = wordsOf(query.q);
  const how = query.q.startsWith('"') ? 'phrase' : words.length > MOST_WANTED ? 'any' : 'all';
  return { words, how, query, chosen: FACET_KEYS.filter((key) => query.chosen[key].length > 0) };
}

/** The words of a text in small letters, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
}
