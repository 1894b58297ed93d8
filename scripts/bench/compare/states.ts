import type { Params } from '#lib/params.ts';

/**
 * One thing that is asked of every contender; `params` are those of the explorer's address. A misspelt word is told,
 * because the alternatives would look for similar words in every search or in none.
 */
export type Question =
  | { ask: 'papers' | 'facets' | 'trends'; params: Params; misspelt?: true }
  | { ask: 'suggest'; text: string }
  | { ask: 'topic'; slug: string }
  | { ask: 'paper'; slug: string };

/** The states that are measured, in the order of the table. */
export const STATES = {
  all: 'no filter, newest first',
  topic: 'one topic',
  topics: 'two topics, both wanted',
  'topic-year': 'a topic and a year',
  common: 'a common word',
  rare: 'a rare word',
  words: 'two common words',
  phrase: 'a phrase',
  beginning: 'suggestions for three letters',
  misspelt: 'a misspelt word',
  filtered: 'a word, a topic and a year',
  author: 'an author',
  organisation: 'an organisation, else a venue',
  title: 'a common word, by title',
  last: 'the last pages',
  description: 'a description in sentences',
  counts: 'facet counts alone, of a common word',
  'topic-page': 'a topic’s page',
  paper: 'a paper’s page with its like',
  trends: 'trends of a word’s papers',
} as const;

export type StateKey = keyof typeof STATES;

export const STATE_KEYS = Object.keys(STATES) as StateKey[]; // the keys of a literal

/** The questions of each state; empty where the papers have nothing to ask for. */
export type Questions = Readonly<Record<StateKey, readonly Question[]>>;
