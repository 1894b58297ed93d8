import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  excluded,
  included,
  onPage,
  openFacetHref,
  organisationHref,
  paperHref,
  papersHref,
  sorted,
  sourceHref,
  toggled,
  topicHref,
  withMatch,
  withText,
  withValues,
  yearRuns,
} from '#lib/hrefs.ts';
import { parseOpenFacet } from '#lib/open-facet.ts';
import { EVERYTHING, type PaperQuery, parsePaperQuery } from '#lib/paper-query.ts';
import { anyQuery, facetKey, paramsIn, valueIn } from '#tests/lib/arbitrary-query.ts';

const RUNS = { seed: 570, numRuns: 300 };

const clicked = facetKey.chain((facet) => valueIn(facet).map((value) => ({ facet, value })));

function at(href: string): PaperQuery {
  return parsePaperQuery(paramsIn(href)).query;
}

describe('laws', () => {
  test('choosing a free value and taking it back is no change but the first page', () => {
    fc.assert(
      fc.property(anyQuery, clicked, (query, { facet, value }) => {
        fc.pre(!query.chosen[facet].includes(value));
        fc.pre(!query.not.some((one) => one.facet === facet && one.value === value));
        const once = toggled(query, facet, value);
        expect(once.chosen[facet]).toContain(value);
        expect(once.page).toBe(1);
        expect(toggled(once, facet, value)).toEqual({ ...query, page: 1 });
      }),
      RUNS,
    );
  });

  test('leaving a value out and taking that back is no change but the first page', () => {
    fc.assert(
      fc.property(anyQuery, clicked, (query, { facet, value }) => {
        fc.pre(!query.chosen[facet].includes(value));
        fc.pre(!query.not.some((one) => one.facet === facet && one.value === value));
        const without = excluded(query, facet, value);
        expect(without.not).toContainEqual({ facet, value });
        expect(included(without, facet, value)).toEqual({ ...query, page: 1 });
        expect(toggled(without, facet, value)).toEqual({ ...query, page: 1 });
        expect(excluded(without, facet, value)).toEqual(without);
      }),
      RUNS,
    );
  });

  test('no value is chosen and left out at once, and every change starts at the first page', () => {
    fc.assert(
      fc.property(anyQuery, clicked, (query, { facet, value }) => {
        for (const next of [
          toggled(query, facet, value),
          excluded(query, facet, value),
          included(query, facet, value),
          withValues(query, facet, [value, value]),
          withText(query, 'x'),
          withMatch(query, 'all'),
          sorted(query, 'title'),
        ]) {
          expect(next.page).toBe(1);
          expect(next.not.filter((one) => next.chosen[one.facet].includes(one.value))).toEqual([]);
          expect(at(papersHref(next))).toEqual(next);
        }
      }),
      RUNS,
    );
  });

  test('withValues chooses just these, and leaves the other facets alone', () => {
    fc.assert(
      fc.property(anyQuery, facetKey, (query, facet) => {
        const none = withValues(query, facet, []);
        expect(none.chosen).toEqual({ ...query.chosen, [facet]: [] });
        expect(withValues(none, facet, query.chosen[facet]).chosen).toEqual(query.chosen);
      }),
      RUNS,
    );
  });
});

describe('what a click leads to', () => {
  const table: [from: string, click: (query: PaperQuery) => PaperQuery, to: string][] = [
    ['/papers?topic=rag&page=3', (q) => toggled(q, 'topic', 'merging'), '/papers?topic=merging&topic=rag'],
    ['/papers?topic=rag&match=all', (q) => toggled(q, 'topic', 'rag'), '/papers'],
    ['/papers?topic=rag&sort=strength', (q) => toggled(q, 'topic', 'rag'), '/papers'],
    ['/papers?topic=rag&sort=title', (q) => toggled(q, 'topic', 'rag'), '/papers?sort=title'],
    ['/papers?not=rag&year=2021', (q) => toggled(q, 'topic', 'rag'), '/papers?year=2021'],
    ['/papers?topic=rag', (q) => excluded(q, 'topic', 'rag'), '/papers?not=rag'],
    ['/papers?not=source:001', (q) => excluded(q, 'topic', 'rag'), '/papers?not=rag&not=source:001'],
    ['/papers?q=x', (q) => sorted(q, 'newest'), '/papers?q=x&sort=newest'],
    ['/papers?q=x&sort=newest', (q) => sorted(q, 'relevance'), '/papers?q=x'],
    ['/papers?q=x&sort=newest', (q) => withText(q, ''), '/papers'],
    ['/papers', (q) => sorted(q, 'relevance'), '/papers'],
    ['/papers', (q) => withMatch(q, 'all'), '/papers'],
    ['/papers?topic=rag', (q) => withMatch(q, 'all'), '/papers?topic=rag&match=all'],
    ['/papers?topic=rag', (q) => onPage(q, 4), '/papers?topic=rag&page=4'],
    ['/papers?year=2021..2023', (q) => toggled(q, 'year', '2022'), '/papers?year=2021&year=2023'],
    ['/papers?to=2020', (q) => toggled(q, 'year', '2021'), '/papers?year=1900..2021'],
    ['/papers?from=2020', (q) => toggled(q, 'year', 'undated'), '/papers?year=2020..2100&year=undated'],
  ];
  test.each(table)('%s, %s', (from, click, to) => {
    expect(papersHref(click(at(from)))).toBe(to);
  });
});

test.each([
  [[], []],
  [['2021'], ['2021']],
  [
    ['2021', '2022', '2024', 'undated'],
    ['2021..2022', '2024', 'undated'],
  ],
  [['undated'], ['undated']],
  [['1999', '2000', '2001'], ['1999..2001']],
])('the years %j are written %j', (years, runs) => {
  expect(yearRuns(years)).toEqual(runs);
});

test('all values of a facet are on an address of their own, which says which', () => {
  const href = openFacetHref(at('/papers?topic=rag&page=3'), 'author');
  expect(href).toBe('/papers?topic=rag&open=author#facet-author');
  const params = paramsIn(href.split('#')[0] ?? '');
  expect(parseOpenFacet(params)).toEqual({ open: 'author', problems: [] });
  expect(parseOpenFacet({ open: 'doors' })).toMatchObject({
    open: undefined,
    problems: [{ fault: '“doors” is no facet here' }],
  });
});

test('the other addresses', () => {
  expect(papersHref(EVERYTHING)).toBe('/papers');
  expect(paperHref('unifusion')).toBe('/papers/unifusion');
  expect(topicHref('merging')).toBe('/topics/merging');
  expect(topicHref('merging', { sort: 'strength', page: 1 })).toBe('/topics/merging');
  expect(topicHref('merging', { sort: 'title', page: 2 })).toBe('/topics/merging?sort=title&page=2');
  expect([organisationHref('adobe'), organisationHref('adobe', 3)]).toEqual([
    '/orgs/adobe',
    '/orgs/adobe?page=3',
  ]);
  expect([sourceHref('004', 1), sourceHref('004', 2)]).toEqual(['/sources/004', '/sources/004?page=2']);
});
