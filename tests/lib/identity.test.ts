import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Keys, keysOf, sameWorks } from '#lib/identity.ts';

type Named = Keys & { name: string };

/** A record from `name title arXiv-id DOI`, `-` for what it does not have. */
function record(text: string): Named {
  const [name = '', title = '', arxivId = '-', doi = '-'] = text.split(' ');
  return { name, titleKey: title, arxivId: arxivId === '-' ? null : arxivId, doi: doi === '-' ? null : doi };
}

/** The names of the records of each paper, sorted. */
function works(records: readonly Named[]): string[] {
  return sameWorks(records)
    .map((work) =>
      work
        .map(({ name }) => name)
        .sort()
        .join(''),
    )
    .sort();
}

describe('keys', () => {
  test.each([
    [{ title: 'On Merging' }, { titleKey: 'on merging', arxivId: null, doi: null }],
    [
      { title: 'A', arxivId: '2101.00001v3' },
      { titleKey: 'a', arxivId: '2101.00001', doi: null },
    ],
    [
      { title: 'A', doi: '10.1109/ICRA.2021' },
      { titleKey: 'a', arxivId: null, doi: '10.1109/icra.2021' },
    ],
    [
      { title: 'A', doi: '10.48550/ARXIV.2101.00001' },
      { titleKey: 'a', arxivId: '2101.00001', doi: null },
    ],
    [
      { title: 'A', arxivId: '2202.00002', doi: '10.48550/arXiv.2101.00001' },
      { titleKey: 'a', arxivId: '2202.00002', doi: null },
    ],
  ])('of %j', (fields, expected) => {
    expect(keysOf(fields)).toEqual(expected);
  });
});

describe('what is one paper', () => {
  test.each([
    ['nothing', [], []],
    ['one title', ['a T', 'b T', 'c U'], ['ab', 'c']],
    ['one arXiv id, whatever the title', ['a T 1', 'b U 1'], ['ab']],
    ['one title and two arXiv ids: two papers', ['a T 1', 'b T 2'], ['a', 'b']],
    ['a title alone is of the first of them', ['a T 2', 'b T 1', 'c T'], ['a', 'bc']],
    ['one DOI, whatever the title', ['a T - d', 'b U - d'], ['ab']],
    ['one title and two DOIs: two papers', ['a T - d', 'b T - e'], ['a', 'b']],
    ['a title alone is of the first DOI', ['a T - e', 'b T - d', 'c T'], ['a', 'bc']],
    ['a preprint and what was published of it', ['a T 1', 'b T - d'], ['ab']],
    ['which are two papers where the DOIs differ', ['a T 1 e', 'b T - d'], ['a', 'b']],
    ['one preprint and two publications', ['a T 1', 'b T - d', 'c T - e'], ['ab', 'c']],
    ['two preprints and two publications', ['a T 1', 'b T 2', 'c T - d', 'd T - e'], ['ac', 'bd']],
    ['a DOI of two preprints is of the first', ['a T 1 d', 'b U 2 d', 'c V - d'], ['ac', 'b']],
    ['a record with both joins', ['a T', 'b U 1', 'c T 1'], ['abc']],
    ['a DOI and an arXiv id join through a third', ['a T - d', 'b U 1', 'c V 1 d'], ['abc']],
    [
      'titles that a joined paper brings count too',
      ['a T 2', 'b U 1', 'c U - d', 'd T - d', 'e T'],
      ['acde', 'b'],
    ],
  ])('%s', (_, records, expected) => {
    expect(works(records.map(record))).toEqual(expected);
  });
});

const keys = fc
  .record({
    titleKey: fc.constantFrom('T', 'U', 'V'),
    arxivId: fc.option(fc.constantFrom('1', '2', '3'), { freq: 1 }),
    doi: fc.option(fc.constantFrom('d', 'e', 'f'), { freq: 1 }),
  })
  .map((made): Keys => made);
const records = fc
  .array(keys, { maxLength: 9 })
  .map((list) => list.map((one, index) => ({ ...one, name: String.fromCharCode(97 + index) })));

test('the order of the records does not matter', () => {
  fc.assert(
    fc.property(
      records.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(works(shuffled)).toEqual(works(list));
      },
    ),
    { seed: 63, numRuns: 2000 },
  );
});

test('every record is of one paper, an arXiv id of one, and no paper has two', () => {
  fc.assert(
    fc.property(records, (list) => {
      const found = sameWorks(list);
      expect(
        found
          .flat()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(list.map(({ name }) => name));
      const ids = found.map(
        (work) => new Set(work.map(({ arxivId }) => arxivId).filter((id) => id !== null)),
      );
      expect(ids.every(({ size }) => size <= 1)).toBe(true);
      const all = ids.flatMap((set) => [...set]);
      expect(new Set(all).size).toBe(all.length);
      for (const work of found) expect(work.length).toBeGreaterThan(0);
    }),
    { seed: 196, numRuns: 1000 },
  );
});

test('records of one title without ids are never apart', () => {
  fc.assert(
    fc.property(records, (list) => {
      const found = sameWorks(list);
      for (const title of ['T', 'U', 'V']) {
        const holding = found.filter((work) =>
          work.some((one) => one.titleKey === title && one.arxivId === null && one.doi === null),
        );
        expect(holding.length).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 119, numRuns: 1000 },
  );
});
