import fc from 'fast-check';
import { FACET_KEYS, type FacetKey, HAS_VALUES, UNDATED } from '#lib/facets.ts';
import { excluded, onPage, sorted, toggled, withArea, withMatch, withText, withValues } from '#lib/hrefs.ts';
import { asked, EVERYTHING, type Exclusion, type PaperQuery } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';
import { clausesText, parseSearch } from '#lib/search/query-language.ts';
import { SORT_KEYS } from '#lib/sorts.ts';

const slug = fc.oneof(
  fc.constantFrom('retrieval', 'merging', '3d', '001', 'a', 'x'.repeat(120)),
  fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}[a-z0-9]$/),
);
const year = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1900, max: 2100 }).map(String) },
  { weight: 1, arbitrary: fc.constant(UNDATED) },
);

/** A value that the facet can have. */
export function valueIn(facet: FacetKey): fc.Arbitrary<string> {
  if (facet === 'year') return year;
  return facet === 'has' ? fc.constantFrom(...HAS_VALUES) : slug;
}

export const facetKey = fc.constantFrom(...FACET_KEYS);
const page = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 1_000_000 }));
const sort = fc.constantFrom(...SORT_KEYS);

const fragment = fc.constantFrom(
  ...[
    ' ',
    '  ',
    '-',
    '"',
    '“',
    '”',
    ':',
    'a',
    'b c',
    'title:',
    'Topic:',
    'year:',
    'has:',
    'note:',
    '2021..2024',
    'é',
    '多',
    '🚀',
  ],
);

/** What a person types, as the reader of addresses leaves it: what names a facet is no part of it. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('c++ & "a=b"', '100% 🚀 +1', 'a;b#c?', '-x "a b" title:"c d" e:f topic:rag -year:2021..'),
    fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join('')),
  )
  .map((text) => clausesText(parseSearch(text).clauses));

function sortedSet(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

const corner = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }));
/** None, a triangle that has an inside, or more corners than that. */
const area = fc.oneof(
  { weight: 3, arbitrary: fc.constant<number[]>([]) },
  fc.array(corner, { maxLength: 57 }).map((more) => [[100, 100], [900, 200], [300, 5000], ...more].flat()),
);

/** A canonical state, put together field by field. */
const directQuery: fc.Arbitrary<PaperQuery> = fc
  .record({
    q: words,
    values: fc.record({
      topic: fc.array(slug, { maxLength: 4 }),
      year: fc.array(year, { maxLength: 8 }),
      org: fc.array(slug, { maxLength: 3 }),
      venue: fc.array(slug, { maxLength: 3 }),
      author: fc.array(slug, { maxLength: 3 }),
      category: fc.array(slug, { maxLength: 3 }),
      source: fc.array(slug, { maxLength: 3 }),
      has: fc.array(valueIn('has'), { maxLength: 3 }),
    }),
    not: fc.array(
      facetKey.chain((facet) => valueIn(facet).map((value) => ({ facet, value }))),
      { maxLength: 4 },
    ),
    isAll: fc.boolean(),
    area,
    sort,
    page,
  })
  .map(({ q, values, not, isAll, area: corners, sort: wanted, page: number }) => {
    const chosen = {
      topic: sortedSet(values.topic),
      year: sortedSet(values.year),
      org: sortedSet(values.org),
      venue: sortedSet(values.venue),
      author: sortedSet(values.author),
      category: sortedSet(values.category),
      source: sortedSet(values.source),
      has: sortedSet(values.has),
    };
    const byText = new Map(not.map((one) => [`${one.facet}:${one.value}`, one]));
    const exclusions: Exclusion[] = [...byText]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one)
      .filter(({ facet, value }) => !chosen[facet].includes(value));
    const match = isAll && chosen.topic.length > 0 ? 'all' : 'any';
    const state: PaperQuery = {
      q,
      chosen,
      match,
      not: exclusions,
      area: corners,
      sort: undefined,
      page: number,
    };
    return { ...state, sort: asked(state, wanted) };
  });

const operation: fc.Arbitrary<(query: PaperQuery) => PaperQuery> = fc.oneof(
  facetKey.chain((facet) =>
    valueIn(facet).map((value) => (query: PaperQuery) => toggled(query, facet, value)),
  ),
  facetKey.chain((facet) =>
    valueIn(facet).map((value) => (query: PaperQuery) => excluded(query, facet, value)),
  ),
  facetKey.chain((facet) =>
    fc
      .array(valueIn(facet), { maxLength: 4 })
      .map((values) => (query: PaperQuery) => withValues(query, facet, values)),
  ),
  words.map((q) => (query: PaperQuery) => withText(query, q)),
  fc
    .constantFrom('any' as const, 'all' as const)
    .map((match) => (query: PaperQuery) => withMatch(query, match)),
  area.map((corners) => (query: PaperQuery) => withArea(query, corners)),
  sort.map((one) => (query: PaperQuery) => sorted(query, one)),
  page.map((number) => (query: PaperQuery) => onPage(query, number)),
);

/** A state that clicking about leads to. */
const walkedQuery: fc.Arbitrary<PaperQuery> = fc
  .array(operation, { maxLength: 12 })
  .map((steps) => steps.reduce((query, step) => step(query), EVERYTHING));

export const anyQuery: fc.Arbitrary<PaperQuery> = fc.oneof(directQuery, walkedQuery);

/** An address's parameters in the shape in which pages get them: a repeated key is a list. */
export function paramsIn(href: string): Params {
  const grouped = Map.groupBy(new URL(href, 'http://localhost').searchParams, ([key]) => key);
  return Object.fromEntries(
    [...grouped].map(([key, pairs]) => {
      const values = pairs.map(([, value]) => value);
      return [key, values.length === 1 ? values[0] : values];
    }),
  );
}
