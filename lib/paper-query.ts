import { z } from 'zod';
import { FACET_KEYS, type FacetKey, HAS, isFacetKey, UNDATED } from '#lib/facets.ts';
import { isSort, SORT_KEYS, type Sort } from '#lib/sorts.ts';

/** One excluded value of a facet. */
export type Exclusion = { facet: FacetKey; value: string };

/**
 * A state of the explorer, one to one with its address: lists are sorted and without repeats, and what is the
 * default is absent. Values within a facet are alternatives (with `match: 'all'` topics must all be there), facets
 * restrict each other.
 */
export type PaperQuery = {
  q: string;
  /** Slugs; for `year` four digits or `undated`, for `has` the keys of HAS. */
  chosen: Readonly<Record<FacetKey, readonly string[]>>;
  match: 'any' | 'all';
  not: readonly Exclusion[];
  /** Undefined: the default of this state, see `sortOf`. */
  sort: Sort | undefined;
  page: number;
};

/** What an address asked for that cannot be had, in a sentence for the page. */
export type QueryProblem = string;

export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

export const NOTHING_CHOSEN: PaperQuery['chosen'] = {
  topic: [],
  year: [],
  org: [],
  venue: [],
  source: [],
  has: [],
};
export const EVERYTHING: PaperQuery = {
  q: '',
  chosen: NOTHING_CHOSEN,
  match: 'any',
  not: [],
  sort: undefined,
  page: 1,
};

const MATCHES = ['any', 'all'] as const satisfies readonly PaperQuery['match'][];
const MAX_QUERY = 1000;
const MAX_VALUES = 60;
const MAX_PAGE = 1_000_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?$/);
const yearText = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .pipe(z.int().min(FIRST_YEAR).max(LAST_YEAR));
const pageNumber = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MAX_PAGE));
const has = z.enum(Object.keys(HAS) as [keyof typeof HAS]); // HAS is a closed table with at least one key

/**
 * The only reader of the explorer's parameters. Wrong values fall back to what the page shows without them, and are
 * named in `problems`.
 *
 * Besides the canonical form it takes the year form's `from` and `to`.
 */
export function parsePaperQuery(params: Params): { query: PaperQuery; problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const q = readText(params, problems);
  const chosen = {
    topic: readSlugs(params, 'topic', problems),
    year: readYears(params, problems),
    org: readSlugs(params, 'org', problems),
    venue: readSlugs(params, 'venue', problems),
    source: readSlugs(params, 'source', problems),
    has: canonical(readAll(params, 'has', (text) => keep(has.safeParse(text)), problems)),
  };
  const not = readExclusions(params, problems).filter(({ facet, value }) => !chosen[facet].includes(value));
  const asks = readOne(params, 'match', (text) => MATCHES.find((known) => known === text), problems) ?? 'any';
  const match = chosen.topic.length > 0 ? asks : 'any';
  const page = readOne(params, 'page', (text) => pageNumber.safeParse(text).data, problems) ?? 1;
  const query: PaperQuery = { q, chosen, match, not, sort: undefined, page };
  const sort = readOne(params, 'sort', (text) => (isSort(text) ? text : undefined), problems);
  return { query: { ...query, sort: sort === undefined ? undefined : asked(query, sort) }, problems };
}

/** The order that a state is shown in. */
export function sortOf(query: PaperQuery): Sort {
  return query.sort ?? (query.q === '' ? 'newest' : 'relevance');
}

/** The orders that make sense for a state: relevance with words to search for, strength with a topic. */
export function sortsOf(query: PaperQuery): Sort[] {
  return SORT_KEYS.filter(
    (sort) =>
      (sort !== 'relevance' || query.q !== '') && (sort !== 'strength' || query.chosen.topic.length > 0),
  );
}

/** Whether anything restricts the papers at all. */
export function isFiltered(query: PaperQuery): boolean {
  return query.q !== '' || query.not.length > 0 || FACET_KEYS.some((key) => query.chosen[key].length > 0);
}

/** Sorted and each once. */
export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Sorted, each once, and no more than a page can carry. */
export function canonical(values: readonly string[]): string[] {
  return distinct(values).slice(0, MAX_VALUES);
}

/** The sort as the state stores it: undefined where it is the default or has no meaning. */
export function asked(query: PaperQuery, sort: Sort): Sort | undefined {
  const plain = { ...query, sort: undefined };
  return sortsOf(plain).includes(sort) && sortOf(plain) !== sort ? sort : undefined;
}

function readText(params: Params, problems: QueryProblem[]): string {
  // Lone surrogates and control characters are no part of any word.
  const text = (one(params, 'q') ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\ufffd]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= MAX_QUERY) return text;
  problems.push(`The search was cut to its first ${MAX_QUERY} characters.`);
  return text.slice(0, MAX_QUERY).toWellFormed().replaceAll('\ufffd', '').trim();
}

function readSlugs(params: Params, key: FacetKey, problems: QueryProblem[]): string[] {
  return canonical(readAll(params, key, (text) => keep(slug.safeParse(text)), problems));
}

function readYears(params: Params, problems: QueryProblem[]): string[] {
  const years = readAll(params, 'year', yearsOf, problems);
  const from = readOne(params, 'from', (text) => yearText.safeParse(text).data, problems);
  const to = readOne(params, 'to', (text) => yearText.safeParse(text).data, problems);
  if (from !== undefined || to !== undefined) {
    const [low, high] = [from ?? FIRST_YEAR, to ?? LAST_YEAR].sort((a, b) => a - b);
    years.push(...(yearsOf(`${low}..${high}`) ?? []));
  }
  // Not cut: a range is one value of the address, however many years it spans.
  return distinct(years);
}

/** `2023`, `2021..2024` or `undated` as values of the facet. */
function yearsOf(text: string): string[] | undefined {
  if (text === UNDATED) return [UNDATED];
  const [from, to, ...rest] = text.split('..').map((part) => yearText.safeParse(part).data);
  if (from === undefined || rest.length > 0) return undefined;
  if (!text.includes('..')) return [String(from)];
  if (to === undefined || to < from) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

function readExclusions(params: Params, problems: QueryProblem[]): Exclusion[] {
  const exclusions = readAll(params, 'not', exclusionOf, problems);
  const texts = canonical(exclusions.map(({ facet, value }) => `${facet}:${value}`));
  return texts.map((text) => exclusionOf(text)?.[0]).filter((exclusion) => exclusion !== undefined);
}

/** `retrieval` excludes a topic, `source:001` a value of another facet. */
function exclusionOf(text: string): Exclusion[] | undefined {
  const [before, after] = text.includes(':') ? text.split(/:(.*)/s) : ['topic', text];
  if (before === undefined || after === undefined || !isFacetKey(before)) return undefined;
  return oneValue(before, after)?.map((value) => ({ facet: before, value }));
}

/** One value of a facet, held to what the facet can have where that is a closed list. */
function oneValue(facet: FacetKey, text: string): string[] | undefined {
  if (facet === 'has') return keep(has.safeParse(text));
  if (facet === 'year') return text === UNDATED || yearText.safeParse(text).success ? [text] : undefined;
  return keep(slug.safeParse(text));
}

function keep(parsed: { success: boolean; data?: string | undefined }): string[] | undefined {
  return parsed.success && parsed.data !== undefined ? [parsed.data] : undefined;
}

function readAll<T>(
  params: Params,
  key: string,
  read: (text: string) => T[] | undefined,
  problems: QueryProblem[],
): T[] {
  return all(params, key).flatMap((text) => {
    const values = text === '' ? [] : read(text);
    if (!values) problems.push(leftOut(key, text));
    return values ?? [];
  });
}

function readOne<T>(
  params: Params,
  key: string,
  read: (text: string) => T | undefined,
  problems: QueryProblem[],
): T | undefined {
  const text = one(params, key);
  if (text === undefined || text === '') return undefined;
  const value = read(text);
  if (value === undefined) problems.push(leftOut(key, text));
  return value;
}

/** The sentence for a value that was left out. */
export function leftOut(key: string, value: string): QueryProblem {
  const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  return `“${shown}” is no ${NAMES[key] ?? key} here; it was left out.`;
}

const NAMES: Readonly<Record<string, string>> = {
  org: 'organisation',
  source: 'dump',
  from: 'year',
  to: 'year',
  not: 'value to leave out',
  has: 'property',
  sort: 'order',
  match: 'way of matching topics',
  page: 'page number',
};

function all(params: Params, key: string): readonly string[] {
  const value = Object.hasOwn(params, key) ? params[key] : undefined;
  return (typeof value === 'string' ? [value] : (value ?? [])).slice(0, 3 * MAX_VALUES);
}

function one(params: Params, key: string): string | undefined {
  return all(params, key)[0];
}

/** The page number of a list that has no other parameter; what is no number is the first page. */
export function parsePage(params: Params): number {
  return pageNumber.safeParse(one(params, 'page')).data ?? 1;
}

/** The orders of a topic's page; the first is its default. */
export const TOPIC_SORTS = ['strength', 'newest', 'discussed', 'title'] as const satisfies readonly Sort[];

/** A topic's page: a page of its papers in one of its orders. */
export type TopicQuery = { sort: Sort; page: number };

/** The only reader of a topic page's parameters, which are two of the explorer's with another default. */
export function parseTopicQuery(params: Params): TopicQuery & { problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const isOffered = (text: string): text is Sort => isSort(text) && TOPIC_SORTS.some((sort) => sort === text);
  const sort =
    readOne(params, 'sort', (text) => (isOffered(text) ? text : undefined), problems) ?? TOPIC_SORTS[0];
  const page = readOne(params, 'page', (text) => pageNumber.safeParse(text).data, problems) ?? 1;
  return { sort, page, problems };
}

/** The explorer's state with the same papers in the same order. */
export function topicState(topic: string, { sort, page }: TopicQuery): PaperQuery {
  const state = { ...EVERYTHING, chosen: { ...NOTHING_CHOSEN, topic: [topic] }, page };
  return { ...state, sort: asked(state, sort) };
}
