import { z } from 'zod';
import { FACET_KEYS, type FacetKey, HAS, isFacetKey, UNDATED } from '#lib/facets.ts';
import { type Params, type QueryProblem, readAll, readOne, readPage } from '#lib/params.ts';
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
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?$/);
const yearText = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .pipe(z.int().min(FIRST_YEAR).max(LAST_YEAR));
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
  const exclusions = readExclusions(params, problems);
  const not = exclusions.filter(({ facet, value }) => !chosen[facet].includes(value));
  for (const { value } of exclusions.filter((one) => !not.includes(one))) {
    problems.push(`“${value}” is both chosen and left out; it stays chosen.`);
  }
  const asks = readOne(params, 'match', (text) => MATCHES.find((known) => known === text), problems) ?? 'any';
  const match = chosen.topic.length > 0 ? asks : 'any';
  const page = readPage(params, problems);
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
  const text = (readOne(params, 'q', (typed) => typed, problems) ?? '')
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
