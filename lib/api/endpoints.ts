import type { AnswerName } from '#lib/api/answers.ts';
import {
  IDLE_PAGE,
  type Parameter,
  SEARCH_PAGE_PARAMETERS,
  SET_PAGE_PARAMETERS,
  SLUG,
  STATE_PARAMETERS,
  TYPED,
} from '#lib/api/parameters.ts';
import { API, apiHref } from '#lib/hrefs.ts';

/** What the examples of the documentation are made of, so that they find something. */
export type ExampleFacts = {
  /** The topic with the most papers. */
  topic: { slug: string; label: string };
  /** The slug of a paper. */
  paper: string;
};

/** An endpoint: what checks its input, what describes it, and what its documentation shows are made from this. */
export type Endpoint = {
  /** With `{slug}` where a paper's slug is. */
  path: string;
  summary: string;
  about: string;
  parameters: readonly Parameter[];
  /** The parameter within the path. */
  inPath?: Parameter;
  /** Whether its parameters are a state of the explorer, whose values have to be known. */
  hasState: boolean;
  answer: AnswerName;
  /** Whether clients may keep an answer and ask whether it still holds. */
  isKept: boolean;
  /** The address of a request that finds something, from the root of the site. */
  example: (facts: ExampleFacts) => string;
};

/** All endpoints, in the order of the documentation. */
export const ENDPOINTS = {
  papers: {
    path: `${API}/papers`,
    summary: 'Papers',
    about:
      'The papers of a page of results, in its order, with all that is known of each. The count is the page’s.',
    parameters: [...STATE_PARAMETERS, ...SET_PAGE_PARAMETERS],
    hasState: true,
    answer: 'Papers',
    isKept: true,
    example: ({ topic }) =>
      apiHref(`${API}/papers`, [
        ['topic', topic.slug],
        ['sort', 'newest'],
        ['limit', '1'],
      ]),
  },
  paper: {
    path: `${API}/papers/{slug}`,
    summary: 'One paper',
    about: 'A paper by its slug.',
    parameters: [],
    inPath: SLUG,
    hasState: false,
    answer: 'Paper',
    isKept: true,
    example: ({ paper }) => apiHref(`${API}/papers/${paper}`, []),
  },
  topics: {
    path: `${API}/topics`,
    summary: 'Topics',
    about: 'All topics with their definitions and the number of papers on each.',
    parameters: [],
    hasState: false,
    answer: 'Topics',
    isKept: true,
    example: () => apiHref(`${API}/topics`, []),
  },
  facets: {
    path: `${API}/facets`,
    summary: 'Facets',
    about:
      'Every facet of a page of results with its values and their counts, as beside the page. Of organisations, venues and authors the values of most papers are listed.',
    parameters: [...STATE_PARAMETERS, IDLE_PAGE],
    hasState: true,
    answer: 'Facets',
    isKept: true,
    example: ({ topic }) =>
      apiHref(`${API}/facets`, [
        ['topic', topic.slug],
        ['has', 'code'],
      ]),
  },
  search: {
    path: `${API}/search`,
    summary: 'Search',
    about:
      'The papers of a page of results in brief, with the score of each and the words that it was found by.',
    parameters: [...STATE_PARAMETERS, ...SEARCH_PAGE_PARAMETERS],
    hasState: true,
    answer: 'Search',
    isKept: true,
    example: ({ topic }) =>
      apiHref(`${API}/search`, [
        ['q', topic.label.toLowerCase()],
        ['limit', '3'],
      ]),
  },
  suggest: {
    path: `${API}/suggest`,
    summary: 'Suggestions',
    about: 'What the beginning of a search may mean: papers, topics, organisations and authors, ten at most.',
    parameters: [TYPED],
    hasState: false,
    answer: 'Suggestions',
    // What somebody types is not to lie about in caches.
    isKept: false,
    example: ({ topic }) => apiHref(`${API}/suggest`, [['q', topic.label.slice(0, 4)]]),
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointKey = keyof typeof ENDPOINTS;
export const ENDPOINT_KEYS = [
  'papers',
  'paper',
  'topics',
  'facets',
  'search',
  'suggest',
] as const satisfies readonly EndpointKey[];

/** A request that is wrong in three ways, for the documentation of problems. */
export const WRONG_EXAMPLE = apiHref(`${API}/papers`, [
  ['topic', 'no-such-topic'],
  ['limit', '0'],
  ['colour', 'red'],
]);
