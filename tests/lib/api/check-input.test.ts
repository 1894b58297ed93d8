import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputErrors, problemError, withoutWrong } from '#lib/api/check-input.ts';
import { ENDPOINT_KEYS, ENDPOINTS } from '#lib/api/endpoints.ts';
import { papersHref } from '#lib/hrefs.ts';
import { idleSort, parsePaperQuery } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';
import { anyQuery, paramsIn } from '#tests/lib/arbitrary-query.ts';

const { parameters } = ENDPOINTS.papers;

test('every state of the explorer is taken as its page has it', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const params = paramsIn(papersHref(query));
      for (const key of ['papers', 'facets', 'search'] as const)
        expect(inputErrors(ENDPOINTS[key].parameters, params)).toEqual([]);
      expect(idleSort(params)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test('what passes has no other fault that the explorer would name, but for what a search names', () => {
  const name = fc.constantFrom(...parameters.map((parameter) => parameter.name), 'nope');
  const text = fc.oneof(
    fc.constantFrom(
      '',
      'merging',
      '2021',
      '2024..2021',
      '1899',
      'undated',
      'code',
      'year:2021',
      'year:',
      'x:y',
    ),
    fc.constantFrom('newest', 'all', '0', '1', '1000', '1001', 'a b', 'MTIgYQ', '__proto__', '../x'),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.dictionary(name, fc.array(text, { minLength: 1, maxLength: 3 })), (params) => {
      const { q: _, ...kept } = withoutWrong(params, inputErrors(parameters, params));
      const faults = parsePaperQuery(kept).problems.map(({ fault }) => fault);
      expect(faults.filter((fault) => !fault.includes('both chosen and left out'))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const WRONG: [params: Params, parameter: string, value: string | undefined, detail: RegExp][] = [
  [{ limit: '0' }, 'limit', '0', /^“0” is not what “limit” takes: a whole number from 1 to 1,000\.$/],
  [{ limit: '1001' }, 'limit', '1001', /from 1 to 1,000/],
  [{ limit: '' }, 'limit', '', /^“” is not what/],
  [{ limit: ['2', '3'] }, 'limit', '2, 3', /^“limit” is given 2 times; it can be given once\.$/],
  [{ q: ['a', 'b'] }, 'q', 'a, b', /once/],
  [
    { topics: 'merging' },
    'topics',
    'merging',
    /^“topics” is no parameter here; there are “q”, “topic”, .* and “page”\.$/,
  ],
  [{ from: '2021' }, 'from', '2021', /no parameter/],
  [{ topic: ['merging', 'A B'] }, 'topic', 'A B', /a topic’s slug/],
  [
    { topic: Array(61).fill('a') },
    'topic',
    Array(61).fill('a').join(', '),
    /61 times; it can be given 60 times at most/,
  ],
  [{ year: '2024..2021' }, 'year', '2024..2021', /a run of years/],
  [{ year: '1899' }, 'year', '1899', /a year/],
  [{ has: 'wings' }, 'has', 'wings', /“code”, “date”, “authors” or “discussion”/],
  [{ not: 'colour:red' }, 'not', 'colour:red', /a facet and its value/],
  [{ not: 'year:soon' }, 'not', 'year:soon', /a facet and its value/],
  [{ match: 'some' }, 'match', 'some', /“any” or “all”/],
  [{ sort: 'best' }, 'sort', 'best', /“newest”/],
  [{ page: '1.5' }, 'page', '1.5', /from 1 to 1,000,000/],
  [{ cursor: '!' }, 'cursor', '!', /“next”/],
  [{ cursor: 'AAAA' }, 'cursor', 'AAAA', /“next”/],
  [{ cursor: 'MTIgYQ', page: '2' }, 'page', '2', /^“page” and “cursor” both say where to begin/],
  [{ ['x'.repeat(70)]: '1' }, 'x'.repeat(70), '1', /^“x{59}…” is no/],
];
test.each(WRONG)('%j', (params, parameter, value, detail) => {
  expect(inputErrors(parameters, params)).toEqual([
    { parameter, value, detail: expect.stringMatching(detail) },
  ]);
});

test('each wrong parameter is named, the right ones are left', () => {
  const params = { topic: ['merging', '-'], limit: 'x', colour: 'red', q: 'lora' };
  const errors = inputErrors(parameters, params);
  expect(errors.map(({ parameter }) => parameter)).toEqual(['colour', 'topic', 'limit']);
  expect(withoutWrong(params, errors)).toEqual({ q: 'lora' });
});

test('what is missing has no value', () => {
  expect(inputErrors(ENDPOINTS.suggest.parameters, {})).toEqual([
    { parameter: 'q', detail: '“q” is missing; it takes the beginning of a search.' },
  ]);
  expect(inputErrors(ENDPOINTS.suggest.parameters, { q: '' })).toEqual([]);
});

test('an endpoint without parameters says so', () => {
  expect(inputErrors(ENDPOINTS.topics.parameters, { q: 'a' })).toEqual([
    { parameter: 'q', value: 'a', detail: '“q” is no parameter here; there are none.' },
  ]);
});

test('an order without what it orders by is idle', () => {
  const cases: [params: Params, fault: string | undefined][] = [
    [{ sort: 'strength' }, '“strength” orders nothing without a topic'],
    [{ sort: 'relevance', topic: 'merging' }, '“relevance” orders nothing without a search'],
    [{ sort: 'strength', topic: 'merging' }, undefined],
    [{ sort: 'strength', q: 'topic:merging' }, undefined],
    [{ sort: 'relevance', q: '' }, undefined],
    [{ sort: 'title' }, undefined],
    [{}, undefined],
  ];
  expect(cases.map(([params]) => idleSort(params)?.fault)).toEqual(cases.map(([, fault]) => fault));
});

test('of an explorer’s problem the remedy is left out, since nothing is mended', () => {
  const problem = {
    parameter: 'org',
    value: 'adob',
    fault: '“adob” is no organisation here',
    remedy: 'it was left out',
  };
  expect(problemError({ ...problem, hint: 'Did you mean Adobe?' })).toEqual({
    ...{ parameter: 'org', value: 'adob' },
    detail: '“adob” is no organisation here. Did you mean Adobe?',
  });
  expect(problemError(problem).detail).toBe('“adob” is no organisation here.');
});

test('no parameter is described twice', () => {
  for (const key of ENDPOINT_KEYS) {
    const names = ENDPOINTS[key].parameters.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});
