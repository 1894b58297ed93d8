import { z } from 'zod';
import { FACET_KEYS, type FacetKey, isFacetKey } from '#lib/facets.ts';
import { type Area, areaIn } from '#lib/map/area.ts';
import { leftOut, type Params, type QueryProblem, readAll, readOne, readPage } from '#lib/params.ts';
import {
  clausesText,
  type FieldClause,
  type ParsedSearch,
  parseSearch,
  typedText,
} from '#lib/search/query-language.ts';
import { typedValues, valuesIn, yearIn, yearsBetween } from '#lib/search/query-values.ts';
import { isSort, SORT_KEYS, type Sort } from '#lib/sorts.ts';
import { listed } from '#lib/wording.ts';

/** One excluded value of a facet. */
export type Exclusion = { facet: FacetKey; value: string };

/**
 * A state of the explorer, one to one with its address: lists are sorted and without repeats, and what is the
 * default is absent. Values within a facet are alternatives (with `match: 'all'` topics must all be there), facets
 * restrict each other.
 */
export type PaperQuery = {
  /** Canonical: what `clausesText` makes of a search, so that it names no facet. */
  q: string;
  /** Slugs; for `year` four digits or `undated`, for `has` the keys of HAS. */
  chosen: Readonly<Record<FacetKey, readonly string[]>>;
  match: 'any' | 'all';
  not: readonly Exclusion[];
  /** Papers that lie there on the map; without corners, wherever they lie. */
  area: Area;
  /** Undefined: the default of this state, see `sortOf`. */
  sort: Sort | undefined;
  page: number;
};

export const NOTHING_CHOSEN: PaperQuery['chosen'] = {
  topic: [],
  year: [],
  org: [],
  venue: [],
  author: [],
  category: [],
  source: [],
  has: [],
};
export const EVERYTHING: PaperQuery = {
  q: '',
  chosen: NOTHING_CHOSEN,
  match: 'any',
  not: [],
  area: [],
  sort: undefined,
  page: 1,
};

export const MATCHES = ['any', 'all'] as const satisfies readonly PaperQuery['match'][];
/** What a parameter says that leaves a value out: a topic's slug, or a facet and a value of it. */
export const exclusionText = z
  .string()
  .regex(/^(?:[a-z]+:)?[a-z0-9.-]+$/)
  .refine((text) => exclusionsIn(text) !== undefined);
/** Room for an abstract that somebody pastes to find its paper, or others like it. */
export const MAX_QUERY = 2500;
export const MAX_VALUES = 60;
/** Values that one sentence names. */
const MAX_NAMED = 12;

/** A state, what could not be had of what was asked, and whether it was asked in other words than its address has. */
export type ParsedQuery = { query: PaperQuery; problems: QueryProblem[]; reworded: boolean };

/**
 * The only reader of the explorer's parameters. Wrong values fall back to what the page shows without them, and are
 * named in `problems`. Names of facets need not be known: db/queries/known-values.ts looks them up.
 *
 * Besides the canonical form it takes facets that are named in the search (`q=topic:merging`) and the year form's
 * `from` and `to`.
 */
export function parsePaperQuery(params: Params): ParsedQuery {
  const problems: QueryProblem[] = [];
  const { clauses, fields } = readSearch(params, problems);
  const named = namedValues(fields, problems);
  const span = readSpan(params, problems);
  const chosenIn = (facet: FacetKey): string[] => [
    ...readAll(params, facet, (text) => valuesIn(facet, text), problems),
    ...named.filter((one) => one.facet === facet && !one.negated).map(({ value }) => value),
  ];
  const asksFor = {
    topic: canonical(chosenIn('topic')),
    // Not cut: a range is one value of the address, however many years it spans.
    year: distinct([...chosenIn('year'), ...span]),
    org: canonical(chosenIn('org')),
    venue: canonical(chosenIn('venue')),
    author: canonical(chosenIn('author')),
    category: canonical(chosenIn('category')),
    source: canonical(chosenIn('source')),
    has: canonical(chosenIn('has')),
  };
  const exclusions = canonicalExclusions([
    ...readAll(params, 'not', exclusionsIn, problems),
    ...named.filter(({ negated }) => negated),
  ]);
  const { chosen, not } = reconciled(asksFor, exclusions, problems);
  const asks = readOne(params, 'match', (text) => MATCHES.find((known) => known === text), problems) ?? 'any';
  const match = chosen.topic.length > 0 ? asks : 'any';
  const area = readOne(params, 'area', areaIn, problems) ?? [];
  const page = readPage(params, problems);
  const query: PaperQuery = { q: clausesText(clauses), chosen, match, not, area, sort: undefined, page };
  const sort = readOne(params, 'sort', (text) => (isSort(text) ? text : undefined), problems);
  return {
    query: { ...query, sort: sort === undefined ? undefined : asked(query, sort) },
    problems,
    reworded: fields.length > 0 || span.length > 0,
  };
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

/**
 * An order that is asked for and means nothing in its state, which then comes in another one: strength without a topic,
 * relevance without a search. A search may be empty.
 */
export function idleSort(params: Params): QueryProblem | undefined {
  const sort = readOne(params, 'sort', (text) => (isSort(text) ? text : undefined), []);
  const { query } = parsePaperQuery(params);
  const isIdle = sort === 'relevance' ? params.q === undefined : sort && !sortsOf(query).includes(sort);
  if (!sort || !isIdle) return undefined;
  const lacking = sort === 'relevance' ? 'a search' : 'a topic';
  return { parameter: 'sort', value: sort, fault: `“${sort}” orders nothing without ${lacking}` };
}

/** Whether anything restricts the papers at all. */
export function isFiltered(query: PaperQuery): boolean {
  const { q, not, area, chosen } = query;
  return q !== '' || not.length + area.length > 0 || FACET_KEYS.some((key) => chosen[key].length > 0);
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

/** Exclusions in the order of the address, each once, and no more than a page can carry; years are written as runs. */
export function canonicalExclusions(exclusions: readonly Exclusion[]): Exclusion[] {
  const byText = new Map(exclusions.map(({ facet, value }) => [`${facet}:${value}`, { facet, value }]));
  const texts = distinct([...byText.keys()]);
  const kept = new Set(texts.filter((text) => byText.get(text)?.facet !== 'year').slice(0, MAX_VALUES));
  return texts.flatMap((text) => {
    const one = byText.get(text);
    return one && (one.facet === 'year' || kept.has(text)) ? [one] : [];
  });
}

/**
 * Choices and exclusions that do not meet: a value that is chosen stays so. A paper has but one year, so that years to
 * be left out of those that are chosen are chosen no more, as long as one is left.
 */
export function reconciled(
  chosen: PaperQuery['chosen'],
  exclusions: readonly Exclusion[],
  problems: QueryProblem[],
): Pick<PaperQuery, 'chosen' | 'not'> {
  const isOut = (year: string) => exclusions.some(({ facet, value }) => facet === 'year' && value === year);
  const years = chosen.year.filter((year) => !isOut(year));
  if (years.length > 0 && years.length < chosen.year.length)
    return reconciled(
      { ...chosen, year: years },
      exclusions.filter(({ facet }) => facet !== 'year'),
      problems,
    );
  const not = exclusions.filter(({ facet, value }) => !chosen[facet].includes(value));
  const stay = exclusions.filter((one) => !not.includes(one));
  if (stay.length > 0) problems.push(staysChosen(stay));
  return { chosen, not };
}

function staysChosen(exclusions: readonly Exclusion[]): QueryProblem {
  const named = exclusions.slice(0, MAX_NAMED).map(({ value }) => `“${value}”`);
  const [be, remedy] = exclusions.length === 1 ? ['is', 'it stays chosen'] : ['are', 'they stay chosen'];
  const fault = `${listed(named, 'and')} ${be} both chosen and left out`;
  return { parameter: 'not', value: exclusions.map(exclusionParam).join(', '), fault, remedy };
}

/** What was typed, cut so that its canonical text, which can be longer, fits into an address. */
function readSearch(params: Params, problems: QueryProblem[]): ParsedSearch {
  const text = typedText(readOne(params, 'q', (typed) => typed, problems) ?? '');
  const excessIn = ({ clauses }: ParsedSearch) => clausesText(clauses).length - MAX_QUERY;
  let room = Math.min(MAX_QUERY, text.length);
  let parsed = parseSearch(text.slice(0, room));
  for (let excess = excessIn(parsed); excess > 0; excess = excessIn(parsed)) {
    room -= excess;
    parsed = parseSearch(text.slice(0, room));
  }
  if (room < text.length)
    problems.push({
      parameter: 'q',
      value: text,
      fault: `The search was cut to its first ${room} characters`,
    });
  return parsed;
}

/** The values of facets that a search names; a text that can be none of the facet's values is named in `problems`. */
function namedValues(fields: readonly FieldClause[], problems: QueryProblem[]) {
  return fields.flatMap(({ facet, value: text, negated }) => {
    const values = typedValues(facet, text);
    if (!values) problems.push(leftOut(facet, text));
    return (values ?? []).map((value) => ({ facet, value, negated }));
  });
}

/** The years of the year form. */
function readSpan(params: Params, problems: QueryProblem[]): string[] {
  const [from, to] = ['from', 'to'].map((key) => readOne(params, key, yearIn, problems));
  return from === undefined && to === undefined ? [] : yearsBetween(from, to);
}

/** An exclusion as its parameter has it. */
export function exclusionParam({ facet, value }: Exclusion): string {
  return facet === 'topic' ? value : `${facet}:${value}`;
}

/** `retrieval` excludes a topic, `source:001` a value of another facet, `year:2021..2024` each of the years. */
function exclusionsIn(text: string): Exclusion[] | undefined {
  const [before, after] = text.includes(':') ? text.split(/:(.*)/s) : ['topic', text];
  if (before === undefined || after === undefined || !isFacetKey(before)) return undefined;
  return valuesIn(before, after)?.map((value) => ({ facet: before, value }));
}
