import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPrecedence, dateOf, mergeReadings, parseDay, type Reading } from '#lib/merge-readings.ts';
import type { SourceFields } from '#lib/sources/record.ts';

function reading(fields: Partial<SourceFields>, source: Partial<Omit<Reading, 'fields'>> = {}): Reading {
  const { file = 'a.txt' } = source;
  return {
    fields: { title: 'A Title', ...fields },
    isListing: true,
    capturedDay: null,
    capturedOn: null,
    file,
    sha256: `sha-${file}`,
    position: 1,
    ...source,
  };
}

describe('precedence', () => {
  const older = reading(
    { title: 'Older', venue: 'V1', commentCount: 1 },
    { capturedOn: '2024-08-15', file: 'z.txt' },
  );
  const newer = reading({ title: 'Newer', commentCount: 5 }, { capturedOn: '2025-10-29', file: 'y.txt' });
  const undated = reading({ title: 'Undated', doi: '10.1/x', commentCount: 9 }, { file: 'b.txt' });
  const facts = reading(
    { title: 'Facts', arxivId: '2101.00001', commentCount: 7 },
    { isListing: false, file: 'a.jsonl' },
  );

  test('the newer capture first, then one without a date, then facts', () => {
    const titles = [facts, undated, older, newer].toSorted(byPrecedence).map(({ fields }) => fields.title);
    expect(titles).toEqual(['Newer', 'Older', 'Undated', 'Facts']);
  });

  test('each field comes from the first that has it', () => {
    expect(mergeReadings([facts, undated, older, newer])).toEqual({
      title: 'Newer',
      abstract: '',
      commentCount: 5,
      venue: 'V1',
      doi: '10.1/x',
      arxivId: '2101.00001',
    });
  });

  test('an abstract is the first one there is, and zero comments are a number', () => {
    const merged = mergeReadings([
      reading({ abstract: 'Old text.', commentCount: 4 }, { capturedOn: '2024-01-01' }),
      reading({ commentCount: 0 }, { capturedOn: '2025-01-01' }),
    ]);
    expect(merged).toEqual({ title: 'A Title', abstract: 'Old text.', commentCount: 0 });
  });

  test('without any reading there is no paper', () => {
    expect(() => mergeReadings([])).toThrow(new RangeError('a paper needs at least one reading'));
  });
});

describe('dates', () => {
  const day = { month: 5, day: 29 };
  const table: [name: string, readings: Reading[], expected: unknown][] = [
    ['none', [reading({})], undefined],
    [
      'the day beats the year, though a newer capture gives the year',
      [
        reading({ published: { year: 2025 } }, { capturedOn: '2025-10-29' }),
        reading({ published: { year: 2021, month: 4, day: 18 } }, { capturedOn: '2024-01-01' }),
      ],
      { on: '2021-04-18', precision: 'day', year: 2021, inferred: false },
    ],
    [
      'the month beats the year',
      [
        reading({ published: { year: 2021 } }),
        reading({ published: { year: 2021, month: 4 } }, { file: 'b.txt' }),
      ],
      { on: '2021-04', precision: 'month', year: 2021, inferred: false },
    ],
    [
      'of equal precision the newer capture wins',
      [
        reading({ published: { year: 2021, month: 4, day: 18 } }, { capturedOn: '2024-01-01' }),
        reading({ published: { year: 2021, month: 4, day: 19 } }, { capturedOn: '2025-01-01' }),
      ],
      { on: '2021-04-19', precision: 'day', year: 2021, inferred: false },
    ],
    [
      'a year left out is that of the capture',
      [reading({ published: day }, { capturedDay: '10-29', capturedOn: '2025-10-29' })],
      { on: '2025-05-29', precision: 'day', year: 2025, inferred: true },
    ],
    [
      'which is no inference where a source spells it out',
      [
        reading({ published: day }, { capturedDay: '10-29', capturedOn: '2025-10-29' }),
        reading({ published: { year: 2025 } }, { isListing: false, file: 'f.jsonl' }),
      ],
      { on: '2025-05-29', precision: 'day', year: 2025, inferred: false },
    ],
    [
      'and remains one where a source gives another year',
      [
        reading({ published: day }, { capturedDay: '10-29', capturedOn: '2025-10-29' }),
        reading({ published: { year: 2024 } }, { isListing: false, file: 'f.jsonl' }),
      ],
      { on: '2025-05-29', precision: 'day', year: 2025, inferred: true },
    ],
    [
      'where the capture year is unknown so is the date',
      [reading({ published: day }, { capturedDay: '10-29' })],
      undefined,
    ],
    [
      'a day after the masthead’s own is no date',
      [reading({ published: { month: 10, day: 30 } }, { capturedDay: '10-29', capturedOn: '2025-10-29' })],
      undefined,
    ],
  ];
  test.each(table)('%s', (_, readings, expected) => {
    expect(mergeReadings(readings).published).toEqual(expected);
    expect(mergeReadings(readings.toReversed()).published).toEqual(expected);
  });

  test('the masthead’s own day is a date of its year', () => {
    const same = reading(
      { published: { month: 10, day: 29 } },
      { capturedDay: '10-29', capturedOn: '2025-10-29' },
    );
    expect(dateOf(same)?.on).toBe('2025-10-29');
  });

  test.each([
    ['08-15', { month: 8, day: 15 }],
    [null, undefined],
    ['', undefined],
    ['08', undefined],
  ])('the masthead’s day %j', (text, day) => {
    expect(parseDay(text)).toEqual(day);
  });
});

test('links are those of all sources, each once, the newer capture’s first', () => {
  const [a, b, c] = ['https://a.org/', 'https://b.org/', 'https://c.org/'];
  const merged = mergeReadings([
    reading(
      {
        links: [
          { kind: 'project', url: a },
          { kind: 'code', url: b },
        ],
      },
      { capturedOn: '2024-01-01' },
    ),
    reading(
      {
        links: [
          { kind: 'data', url: c },
          { kind: 'code', url: a },
        ],
      },
      { capturedOn: '2025-01-01' },
    ),
  ]);
  expect(merged.links).toEqual([
    { kind: 'data', url: c },
    { kind: 'code', url: a },
    { kind: 'code', url: b },
  ]);
});

describe('ids, days and addresses', () => {
  test('a publisher’s DOI beats arXiv’s, which tells the arXiv id; versions and classes are left out', () => {
    const merged = mergeReadings([
      reading({ doi: '10.48550/arXiv.2101.00001' }, { capturedOn: '2025-01-01' }),
      reading({ doi: '10.1109/ICRA.1' }, { file: 'b.txt' }),
    ]);
    expect(merged).toMatchObject({ doi: '10.1109/ICRA.1', arxivId: '2101.00001' });
    expect(mergeReadings([reading({ arxivId: 'math.GT/0309136v2' })]).arxivId).toBe('math/0309136');
    expect(mergeReadings([reading({ doi: '10.48550/arXiv.2101.00001' })]).doi).toBe(
      '10.48550/arXiv.2101.00001',
    );
  });

  test('it was listed on the first day that any source tells of', () => {
    const merged = mergeReadings([
      reading({ listedOn: '2025-06-09' }, { capturedOn: '2025-06-09' }),
      reading({ listedOn: '2024-05-27' }, { capturedOn: '2024-05-27' }),
    ]);
    expect(merged.listedOn).toBe('2024-05-27');
  });

  test('a slug is asked for with its title, and no more when that was overruled; places are no field', () => {
    const origins = [{ file: 'a.txt', position: 1, lines: [1, 2] as [number, number] }];
    const old = reading({ title: 'Old', slug: 'old-2', origins });
    expect(mergeReadings([old])).toEqual({ title: 'Old', abstract: '', slug: 'old-2' });
    expect(mergeReadings([old, reading({ title: 'OLD!' }, { capturedOn: '2025-01-01' })]).slug).toBe('old-2');
    expect(
      mergeReadings([old, reading({ title: 'New' }, { capturedOn: '2025-01-01' })]).slug,
    ).toBeUndefined();
  });
});

const fields: fc.Arbitrary<SourceFields> = fc.record(
  {
    title: fc.constantFrom('A Title', 'a title', 'A title.'),
    abstract: fc.constantFrom('One.', 'Two.'),
    commentCount: fc.nat(3),
    authorCount: fc.nat(3),
    venue: fc.constantFrom('V', 'W'),
    doi: fc.constantFrom('10.1/a', '10.48550/arXiv.2101.00001'),
    listedOn: fc.constantFrom('2025-06-09', '2024-05-27'),
    slug: fc.constantFrom('a-title', 'a-title-2'),
    authors: fc.constantFrom(['A'], ['A', 'B']),
    published: fc.record(
      { year: fc.constantFrom(2021, 2025), month: fc.constantFrom(5, 11), day: fc.constantFrom(1, 2) },
      { requiredKeys: ['month', 'day'] },
    ),
    links: fc.array(
      fc.record({
        kind: fc.constantFrom('code', 'data'),
        url: fc.constantFrom('https://a.org/', 'https://b.org/'),
      }),
      {
        maxLength: 2,
      },
    ),
  },
  { requiredKeys: ['title'] },
);
const readings = fc
  .array(
    fc.record({
      fields,
      isListing: fc.boolean(),
      capturedOn: fc.constantFrom(null, '2024-10-29', '2025-10-29'),
      file: fc.constantFrom('a.txt', 'b.txt'),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) =>
    list.map((one, index) => ({
      ...one,
      capturedDay: one.capturedOn?.slice(5) ?? null,
      sha256: `sha-${one.file}`,
      position: index + 1,
    })),
  );

test('the order in which readings come does not matter', () => {
  fc.assert(
    fc.property(
      readings.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(mergeReadings(shuffled)).toEqual(mergeReadings(list));
      },
    ),
    { seed: 75, numRuns: 400 },
  );
});
