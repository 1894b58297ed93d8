import { z } from 'zod';
import { cursorIn } from '#lib/cursor.ts';
import { FACET_KEYS, type FacetKey, HAS_VALUES } from '#lib/facets.ts';
import { areaIn, MOST_CORNERS } from '#lib/map/area.ts';
import { exclusionText, MATCHES, MAX_VALUES } from '#lib/paper-query.ts';
import { pageNumber } from '#lib/params.ts';
import { MOST_RESULTS, resultLimit, USUAL_LIMIT } from '#lib/search/limit.ts';
import { FACET_TEXT } from '#lib/search/query-values.ts';
import { USUAL_SET_LIMIT } from '#lib/set-page.ts';
import { SORT_KEYS } from '#lib/sorts.ts';
import { figure, listed } from '#lib/wording.ts';

/** A parameter of an endpoint; its values are texts, as an address has them. */
export type Parameter = {
  name: string;
  /** Checks one value. */
  value: z.ZodType<unknown, string>;
  /** What a value is, in words that follow “takes”. */
  takes: string;
  /** What it does, in sentences. */
  about: string;
  /** How often it can be given. */
  most: number;
  isRequired?: boolean;
  /** What holds where it is not given. */
  usual?: string | number;
  /** A parameter that says the same in another way, so that only one of them can be given. */
  instead?: string;
};

/** Years come one by one where they are no run, and more of them than an ordinary facet's values. */
const MAX_YEARS = 180;

const OF_FACETS: Readonly<Record<FacetKey, Pick<Parameter, 'takes' | 'about'>>> = {
  topic: { takes: 'a topic’s slug', about: 'Papers on it. Several are alternatives, unless match is “all”.' },
  year: {
    takes: 'a year, a run of years such as 2021..2024, or “undated”',
    about: 'Papers of these years, or without a date.',
  },
  org: { takes: 'an organisation’s slug', about: 'Papers of it.' },
  venue: { takes: 'a venue’s slug', about: 'Papers that appeared there.' },
  author: { takes: 'an author’s slug', about: 'Papers by this author.' },
  category: { takes: 'an arXiv category’s slug, such as cs-cl', about: 'Papers that arXiv sorts under it.' },
  source: { takes: 'a source’s slug', about: 'Papers that this source lists.' },
  has: { takes: listed(HAS_VALUES.map((value) => `“${value}”`)), about: 'Papers that have it.' },
};

function ofFacet(name: FacetKey): Parameter {
  return {
    name,
    value: FACET_TEXT[name],
    most: name === 'year' ? MAX_YEARS : MAX_VALUES,
    ...OF_FACETS[name],
  };
}

const [TOPIC, ...OTHER_FACETS] = FACET_KEYS;

/** What says which papers, in which order: the explorer's parameters. */
export const STATE_PARAMETERS: readonly Parameter[] = [
  {
    name: 'q',
    value: z.string(),
    takes: 'what a person types to search',
    about:
      'Words, phrases, and facets by name, as in the search box. No text is wrong: what could not be had of it is said in “problems”.',
    most: 1,
  },
  ofFacet(TOPIC),
  {
    name: 'match',
    value: z.enum(MATCHES),
    takes: listed(MATCHES.map((value) => `“${value}”`)),
    about: 'Whether a paper is on any of the topics, or on all.',
    most: 1,
    usual: 'any',
  },
  {
    name: 'not',
    value: exclusionText,
    takes: 'a topic’s slug, or a facet and its value, such as year:2021 or org:adobe',
    about: 'Leaves its papers out.',
    most: MAX_VALUES,
  },
  ...OTHER_FACETS.map(ofFacet),
  {
    name: 'area',
    value: z
      .string()
      .regex(/^\d{1,5}(?:,\d{1,5})+$/)
      .refine((text) => areaIn(text) !== undefined),
    takes: `x and y of the 3 to ${MOST_CORNERS} corners of a polygon, in ten-thousandths of the map’s width and height, such as 0,0,5000,0,5000,10000,0,10000`,
    about: 'Papers that lie there on the map.',
    most: 1,
  },
  {
    name: 'sort',
    value: z.enum(SORT_KEYS),
    takes: listed(SORT_KEYS.map((value) => `“${value}”`)),
    about:
      '“relevance” goes with q and is usual there; “newest” is usual elsewhere; “strength” goes with topic.',
    most: 1,
  },
];

const PAGE: Parameter = {
  name: 'page',
  value: pageNumber,
  takes: 'a whole number from 1 to 1,000,000',
  about: 'The page, of as many papers as limit says. One past the last is empty.',
  most: 1,
  usual: 1,
};

/** Which page of a search. */
export const SEARCH_PAGE_PARAMETERS: readonly Parameter[] = [limitOf(USUAL_LIMIT), PAGE];

/** Which stretch of a set of papers. */
export const SET_PAGE_PARAMETERS: readonly Parameter[] = [
  limitOf(USUAL_SET_LIMIT),
  {
    name: 'cursor',
    value: z
      .string()
      .regex(/^[\w-]{4,400}$/)
      .refine((text) => cursorIn(text) !== undefined),
    takes: 'what an answer’s “next” has as cursor',
    about: 'The papers behind a place, also when papers have come in since.',
    most: 1,
  },
  { ...PAGE, instead: 'cursor' },
];

/** A page's own number, which its facets do not depend on. */
export const IDLE_PAGE: Parameter = {
  ...PAGE,
  about: 'Changes nothing; it is taken so that the parameters of any page of results do.',
};

/** The beginning of a search. */
export const TYPED: Parameter = {
  name: 'q',
  value: z.string(),
  takes: 'the beginning of a search',
  about: 'Every word of it begins a word of a suggestion.',
  most: 1,
  isRequired: true,
};

/** What a paper is called in addresses. */
export const SLUG: Parameter = {
  name: 'slug',
  value: z.string(),
  takes: 'a paper’s slug',
  about: 'The last part of the paper’s permalink. A former one leads to the present one (308).',
  most: 1,
  isRequired: true,
};

function limitOf(usual: number): Parameter {
  return {
    name: 'limit',
    value: resultLimit,
    takes: `a whole number from 1 to ${figure(MOST_RESULTS)}`,
    about: 'How many papers an answer has at most.',
    most: 1,
    usual,
  };
}
