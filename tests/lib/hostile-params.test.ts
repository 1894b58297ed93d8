import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorIn, cursorText } from '#lib/cursor.ts';
import { FACET_KEYS } from '#lib/facets.ts';
import { papersHref } from '#lib/hrefs.ts';
import { parseMapQuery } from '#lib/map/map-query.ts';
import { parseOpenFacet } from '#lib/open-facet.ts';
import { MAX_QUERY, MAX_VALUES, parsePaperQuery } from '#lib/paper-query.ts';
import { paramsIn, problemsField, problemText } from '#lib/params.ts';
import { parseTopicQuery } from '#lib/topic-query.ts';
import { parseTrendsQuery } from '#lib/trends-query.ts';
import { IS_LONG_RUN } from '#tests/fixtures/long-runs.ts';

const NAMES = [
  ...FACET_KEYS,
  'q',
  'match',
  'not',
  'area',
  'sort',
  'page',
  'from',
  'to',
  'paper',
  'shown',
  'chart',
  'open',
];

const value = fc.oneof(
  fc.constantFrom(
    '1e309',
    '-1',
    '0',
    '9'.repeat(30),
    '2021..2024',
    '9999..0000',
    'undated',
    'a',
    'topic:a',
    'year:..',
  ),
  fc.constantFrom(
    'title:',
    '-"',
    '“',
    '\u0000',
    '🚀'.repeat(40),
    'a '.repeat(2000),
    '0,'.repeat(200),
    '-a:b '.repeat(600),
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 3000 }),
);
const name = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...NAMES) },
  fc.constantFrom('__proto__', 'constructor', 'toString'),
  fc.string({ maxLength: 10 }),
);
const pairs = fc.oneof(
  fc.array(fc.tuple(name, value), { maxLength: 12 }),
  fc.tuple(name, value).map((pair) => Array.from({ length: 1000 }, () => pair)),
);

test('whatever an address asks for is a state within its bounds, and what is left out is said', () => {
  fc.assert(
    fc.property(pairs, (asked) => {
      const params = paramsIn(new URLSearchParams(asked));
      const { query, problems } = parsePaperQuery(params);
      expect(query.q.length).toBeLessThanOrEqual(MAX_QUERY);
      for (const facet of FACET_KEYS)
        if (facet !== 'year') expect(query.chosen[facet].length).toBeLessThanOrEqual(MAX_VALUES);
      expect(query.page).toBeGreaterThanOrEqual(1);
      expect(query.page).toBeLessThanOrEqual(1_000_000);
      // The state's own address asks for it again.
      const again = parsePaperQuery(paramsIn(new URL(papersHref(query), 'http://localhost').searchParams));
      expect(again).toEqual({ query, problems: [], reworded: false });
      const others = [parseMapQuery, parseTrendsQuery, parseOpenFacet, parseTopicQuery].flatMap(
        (parse) => parse(params).problems,
      );
      const all = [...problems, ...others];
      for (const problem of all) expect(problemText(problem).isWellFormed()).toBe(true);
      expect(problemsField(all).length).toBeLessThan(2100);
    }),
    { numRuns: IS_LONG_RUN ? 20_000 : 100 },
  );
});

test('whatever is given as a cursor, it is one that is written so, or none', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc
      .tuple(fc.nat(), fc.string())
      .map(([offset, after]) => cursorText({ offset, after: after.replace(/\W/g, '') })),
  );
  fc.assert(
    fc.property(text, (given) => {
      const cursor = cursorIn(given);
      if (cursor) expect(cursorIn(cursorText(cursor))).toEqual(cursor);
    }),
  );
});
