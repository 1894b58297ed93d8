import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { papersHref, paramsOf } from '#lib/hrefs.ts';
import { EVERYTHING, isFiltered, parsePaperQuery, sortOf, sortsOf } from '#lib/paper-query.ts';
import { type Params, problemText } from '#lib/params.ts';
import { anyQuery, paramsIn } from '#tests/lib/arbitrary-query.ts';

const RUNS = { seed: 483, numRuns: 400 };

function hrefOf(params: Params): string {
  return papersHref(parsePaperQuery(params).query);
}

describe('addresses and states are one to one', () => {
  test('reading what was written gives the state, and no problem', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { query: read, problems } = parsePaperQuery(paramsIn(papersHref(query)));
        expect(read).toEqual(query);
        expect(problems).toEqual([]);
      }),
      RUNS,
    );
  });

  test('a form with the hidden fields of a state leads to the same state', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const form = new URLSearchParams(paramsOf(query));
        expect(parsePaperQuery(paramsIn(`/papers?${form}`)).query).toEqual(query);
      }),
      RUNS,
    );
  });

  test('whatever is asked for is read, and its address is final', () => {
    const key = fc.constantFrom(
      'q topic match not year org venue author source has sort page from to __proto__ constructor x'
        .split(' ')
        .join(),
      ...'q topic match not year org venue author source has sort page from to __proto__ constructor x'.split(
        ' ',
      ),
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '',
        ' ',
        'all',
        'any',
        'newest',
        'relevance',
        'strength',
        'retrieval',
        'undated',
        'code',
        '2021..2024',
        '2024..2021',
        '1899',
        '2101',
        '0',
        '1e3',
        '-1',
        'has:code',
        'has:constructor',
        'year:2021',
        'source:001',
        '__proto__',
        '__proto__:a',
        ':',
        'topic:',
        'a'.repeat(10_000),
        '🚀'.repeat(5_000),
        '\ud800',
        'x\udc00y',
        'null\u0000byte',
        '\ufeff',
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 5 }))), (params) => {
        const href = hrefOf(params);
        expect(hrefOf(paramsIn(href))).toBe(href);
        expect(parsePaperQuery(paramsIn(href)).problems).toEqual([]);
        expect(href).toMatch(/^\/papers(\?[\w.~!*'()%:+=&-]+)?$/);
      }),
      RUNS,
    );
  });

  test('a prototype is no parameter', () => {
    const params = Object.create({ q: 'inherited', topic: ['retrieval'] });
    expect(parsePaperQuery(params)).toEqual({
      query: EVERYTHING,
      problems: [],
      reworded: false,
    });
  });
});

describe('canonical addresses', () => {
  const table: [asked: string, canonical: string][] = [
    ['', '/papers'],
    ['?q=&topic=&page=1&sort=newest', '/papers'],
    ['?topic=retrieval&topic=merging&topic=retrieval', '/papers?topic=merging&topic=retrieval'],
    ['?match=all', '/papers'],
    ['?match=any&topic=merging', '/papers?topic=merging'],
    ['?match=all&topic=merging', '/papers?topic=merging&match=all'],
    ['?year=2023&year=2021&year=2022&year=2019', '/papers?year=2019&year=2021..2023'],
    ['?year=undated&year=2021..2023&year=2022..2024', '/papers?year=2021..2024&year=undated'],
    ['?from=2021&to=2023', '/papers?year=2021..2023'],
    ['?from=2023&to=2021', '/papers?year=2021..2023'],
    ['?from=2099', '/papers?year=2099..2100'],
    ['?to=1901&year=2000', '/papers?year=1900..1901&year=2000'],
    ['?from=&to=', '/papers'],
    ['?not=merging&not=source:001&not=topic:retrieval', '/papers?not=merging&not=retrieval&not=source:001'],
    ['?not=year:2021&not=has:code&not=year:undated', '/papers?not=has:code&not=year:2021&not=year:undated'],
    ['?q=%20%20multi%09vector%20%20', '/papers?q=multi+vector'],
    ['?q=c%2B%2B', '/papers?q=c%2B%2B'],
    ['?q=a%26b%3Dc', '/papers?q=a%26b%3Dc'],
    ['?q=note:+this', '/papers?q=note:+this'],
    ['?q=%00%1Fa%EF%BF%BDb', '/papers?q=a+b'],
    ['?sort=relevance', '/papers'],
    ['?q=a&sort=relevance', '/papers?q=a'],
    ['?q=a&sort=newest', '/papers?q=a&sort=newest'],
    ['?sort=strength', '/papers'],
    ['?topic=merging&sort=strength', '/papers?topic=merging&sort=strength'],
    ['?page=0007', '/papers?page=7'],
    ['?page=1000000', '/papers?page=1000000'],
    ['?page=1000001', '/papers'],
    ['?q=topic:merging+lora', '/papers?q=lora&topic=merging'],
    ['?q=lora+topic:merging&topic=rag&match=all', '/papers?q=lora&topic=merging&topic=rag&match=all'],
    [
      '?q=Org:%22Meta+AI%22+-topic:%22Computer+vision%22+-a+%22b+c&page=2',
      '/papers?q=-a+%22b+c%22&not=computer-vision&org=meta-ai&page=2',
    ],
    ['?q=year:2021..+-year:2030..+-year:undated', '/papers?year=2021..2029'],
    ['?year=2021..2024&not=year:2022&not=rag', '/papers?not=rag&year=2021&year=2023..2024'],
    ['?year=2021&not=year:2017', '/papers?not=year:2017&year=2021'],
    ['?q=-year:2021..2024+-has:code', '/papers?not=has:code&not=year:2021..2024'],
    ['?not=year:2021..2022&not=year:2023', '/papers?not=year:2021..2023'],
    ['?q=author:%22Jane+Doe%22+dump:001+has:Code', '/papers?author=jane-doe&source=001&has=code'],
    ['?author=jane-doe&venue=acl', '/papers?venue=acl&author=jane-doe'],
    ['?q=%E2%80%9Cb+c%E2%80%9D', '/papers?q=%22b+c%22'],
    ['?has=discussion&has=code', '/papers?has=code&has=discussion'],
    [
      '?page=2&sort=title&has=date&source=004&venue=emnlp&org=adobe&year=2025&not=vision&match=all&topic=rag&q=x',
      '/papers?q=x&topic=rag&match=all&not=vision&year=2025&org=adobe&venue=emnlp&source=004&has=date&sort=title&page=2',
    ],
  ];
  test.each(table)('%s becomes %s', (asked, canonical) => {
    expect(parsePaperQuery(paramsIn(`/papers${asked}`)).problems.map(problemText)).toEqual(
      asked === '?page=1000001' ? ['“1000001” is no page number here; it was left out.'] : [],
    );
    expect(hrefOf(paramsIn(`/papers${asked}`))).toBe(canonical);
  });

  test('a range of more years than a list may have values is kept whole', () => {
    const { query } = parsePaperQuery({ to: '2020' });
    expect(query.chosen.year.length).toBe(121);
    expect(papersHref(query)).toBe('/papers?year=1900..2020');
  });
});

describe('what cannot be had is named', () => {
  const table: [params: Params, problems: string[]][] = [
    [{ topic: 'Retrieval!' }, ['“Retrieval!” is no topic here; it was left out.']],
    [
      { topic: ['merging', '../x', '-a'] },
      ['“../x” is no topic here; it was left out.', '“-a” is no topic here; it was left out.'],
    ],
    [{ org: 'A B' }, ['“A B” is no organisation here; it was left out.']],
    [{ venue: 'É' }, ['“É” is no venue here; it was left out.']],
    [{ source: '0 0' }, ['“0 0” is no source here; it was left out.']],
    [{ year: '21' }, ['“21” is no year here; it was left out.']],
    [{ year: '2024..2021' }, ['“2024..2021” is no year here; it was left out.']],
    [{ year: '2020..2021..2022' }, ['“2020..2021..2022” is no year here; it was left out.']],
    [{ year: '2020..' }, ['“2020..” is no year here; it was left out.']],
    [{ year: '1899' }, ['“1899” is no year here; it was left out.']],
    [
      { from: 'soon', to: '2101' },
      ['“soon” is no year here; it was left out.', '“2101” is no year here; it was left out.'],
    ],
    [{ has: 'constructor' }, ['“constructor” is no property here; it was left out.']],
    [{ not: 'colour:red' }, ['“colour:red” is no filter here; it was left out.']],
    [{ not: 'has:constructor' }, ['“has:constructor” is no filter here; it was left out.']],
    [{ not: 'year:20' }, ['“year:20” is no filter here; it was left out.']],
    [{ not: 'source:' }, ['“source:” is no filter here; it was left out.']],
    [{ topic: 'merging', not: 'merging' }, ['“merging” is both chosen and left out; it stays chosen.']],
    [
      { topic: ['merging', 'rag'], not: ['merging', 'rag', 'vision'] },
      ['“merging” and “rag” are both chosen and left out; they stay chosen.'],
    ],
    [{ year: '2021', not: 'year:2021' }, ['“2021” is both chosen and left out; it stays chosen.']],
    [{ q: 'topic:??? a' }, ['“???” is no topic here; it was left out.']],
    [{ q: '-org:🚀' }, ['“🚀” is no organisation here; it was left out.']],
    [
      { q: 'year:soon has:wings' },
      ['“soon” is no year here; it was left out.', '“wings” is no property here; it was left out.'],
    ],
    [{ q: ['one', 'two'] }, ['There is more than one search here; the first one counts.']],
    [{ sort: 'best' }, ['“best” is no order here; it was left out.']],
    [{ sort: '__proto__' }, ['“__proto__” is no order here; it was left out.']],
    [{ match: 'some', topic: 'rag' }, ['“some” is no way of matching topics here; it was left out.']],
    [{ page: '-1' }, ['“-1” is no page number here; it was left out.']],
    [{ page: '1.5' }, ['“1.5” is no page number here; it was left out.']],
    [{ page: '0' }, ['“0” is no page number here; it was left out.']],
    [{ q: 'x'.repeat(2501) }, ['The search was cut to its first 2500 characters.']],
    [{ topic: 'X'.repeat(61) }, [`“${'X'.repeat(59)}…” is no topic here; it was left out.`]],
    [{ topic: 'X'.repeat(60) }, [`“${'X'.repeat(60)}” is no topic here; it was left out.`]],
    [{ nonsense: 'x', q: '', topic: [], sort: '' }, []],
  ];
  test.each(table)('%j', (params, problems) => {
    expect(parsePaperQuery(params).problems.map(problemText)).toEqual(problems);
  });

  test('a wrong value leaves the others as they are', () => {
    const href = hrefOf({
      q: 'x',
      topic: ['rag', 'No Such'],
      year: ['2021', 'then'],
      sort: 'best',
      page: '3',
    });
    expect(href).toBe('/papers?q=x&topic=rag&year=2021&page=3');
  });

  test('a search is cut between characters, never within one', () => {
    const { q } = parsePaperQuery({ q: `${'x'.repeat(2499)}🚀y` }).query;
    expect(q).toBe('x'.repeat(2499));
  });
});

test.each([
  ['a long word', 'x'.repeat(5000), 'x'.repeat(2500)],
  ['a phrase that is not closed', `"${'a '.repeat(1500)}`, `"${'a '.repeat(1248)}a"`],
  ['phrases that touch', '"a"'.repeat(900), '"a" '.repeat(556).trim()],
])('a canonical search fits into an address: %s', (_, typed, q) => {
  const { query, problems } = parsePaperQuery({ q: typed });
  expect(query.q).toBe(q);
  expect(problems.length).toBe(1);
  expect(parsePaperQuery({ q: query.q })).toEqual({ query, problems: [], reworded: false });
});

test('what was said in other words than those of the address is marked so', () => {
  const reworded = (href: string): boolean => parsePaperQuery(paramsIn(href)).reworded;
  expect(['?q=topic:rag', '?q=a+-year:2021', '?from=2021', '?q=topic:🚀'].map(reworded)).toEqual(
    Array(4).fill(true),
  );
  expect(['', '?q=title:a', '?q=topic:', '?topic=rag&page=2'].map(reworded)).toEqual(Array(4).fill(false));
});

describe('orders of a state', () => {
  const table = [
    ['/papers', 'newest', ['newest', 'trending', 'discussed', 'title']],
    ['/papers?q=x', 'relevance', ['relevance', 'newest', 'trending', 'discussed', 'title']],
    ['/papers?topic=rag', 'newest', ['strength', 'newest', 'trending', 'discussed', 'title']],
    [
      '/papers?q=x&topic=rag',
      'relevance',
      ['relevance', 'strength', 'newest', 'trending', 'discussed', 'title'],
    ],
    ['/papers?not=rag&sort=title', 'title', ['newest', 'trending', 'discussed', 'title']],
  ] as const;
  test.each(table)('%s', (href, order, offered) => {
    const { query } = parsePaperQuery(paramsIn(href));
    expect(sortOf(query)).toBe(order);
    expect(sortsOf(query)).toEqual(offered);
  });
});

test('only words, values and exclusions filter; order and page do not', () => {
  const filtered = (href: string): boolean => isFiltered(parsePaperQuery(paramsIn(href)).query);
  expect(['/papers', '/papers?sort=title&page=4'].map(filtered)).toEqual([false, false]);
  expect(['?q=a', '?topic=rag', '?not=rag', '?year=2020', '?has=code'].map(filtered)).toEqual(
    Array(5).fill(true),
  );
});
