import { expect, test } from 'vitest';
import type { FacetKey } from '#lib/facets.ts';
import { typedValues, valuesIn, yearsBetween } from '#lib/search/query-values.ts';

/** What a facet reads of a text: as an address's parameter, and as typed behind its name. */
const TABLE: [facet: FacetKey, text: string, inAddress: string[] | undefined, typed: string[] | undefined][] =
  [
    ['topic', 'rag', ['rag'], ['rag']],
    ['topic', 'RAG', undefined, ['rag']],
    ['topic', 'Vision & language', undefined, ['vision-language']],
    ['topic', 'a--b', ['a--b'], ['a--b']],
    ['topic', '???', undefined, undefined],
    ['org', 'Meta AI', undefined, ['meta-ai']],
    ['venue', 'Findings of EMNLP', undefined, ['findings-of-emnlp']],
    ['author', 'Émilie du Châtelet', undefined, ['emilie-du-chatelet']],
    ['author', '王伟', undefined, ['u738b-u4f1f']],
    ['org', '王伟', undefined, ['u738b-u4f1f']],
    ['source', '001', ['001'], ['001']],
    ['has', 'code', ['code'], ['code']],
    ['has', 'Code', undefined, ['code']],
    ['has', 'constructor', undefined, undefined],
    ['year', '2023', ['2023'], ['2023']],
    ['year', '2021..2023', ['2021', '2022', '2023'], ['2021', '2022', '2023']],
    ['year', '2023..2021', undefined, ['2021', '2022', '2023']],
    ['year', '2098..', undefined, ['2098', '2099', '2100']],
    ['year', '..1901', undefined, ['1900', '1901']],
    ['year', 'undated', ['undated'], ['undated']],
    ['year', 'Undated', undefined, ['undated']],
    ['year', '..', undefined, undefined],
    ['year', '2021..soon', undefined, undefined],
    ['year', '2021..2022..2023', undefined, undefined],
    ['year', '1899', undefined, undefined],
    ['year', '20210', undefined, undefined],
  ];

test.each(TABLE)('%s:%s', (facet, text, inAddress, typed) => {
  expect(valuesIn(facet, text)).toEqual(inAddress);
  expect(typedValues(facet, text)).toEqual(typed);
});

test('years between two, and all that there are', () => {
  expect(yearsBetween(2023, 2021)).toEqual(['2021', '2022', '2023']);
  expect([yearsBetween().length, yearsBetween()[0], yearsBetween().at(-1)]).toEqual([201, '1900', '2100']);
});
