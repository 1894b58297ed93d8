import { expect, test } from 'vitest';
import { ANSWER_SCHEMAS, type AnswerName } from '#lib/api/answers.ts';
import { fieldsOf } from '#lib/api/fields.ts';
import { shortened } from '#lib/api/shortened.ts';

test('the members of an answer are named with their places, types and words', () => {
  expect(fieldsOf('Papers')).toEqual([
    { path: 'total', type: 'integer', about: 'All papers, of which this is a part.', isOptional: false },
    { path: 'results[]', type: 'Paper', about: undefined, isOptional: false },
    { path: 'next', type: 'address', about: expect.stringContaining('Link header'), isOptional: true },
    { path: 'problems[]', type: 'string', about: expect.stringContaining('search'), isOptional: true },
  ]);
  const facets = fieldsOf('Facets').map(({ path, type }) => [path, type]);
  expect(facets).toContainEqual(['facets[].values[].state', '“free”, “chosen”, “excluded”']);
  expect(facets).toContainEqual(['facets[].values[].after', 'integer']);
  expect(fieldsOf('Paper')).toContainEqual(
    expect.objectContaining({ path: 'sources[].lines', type: 'list of 2' }),
  );
  expect(fieldsOf('Paper')).toContainEqual(
    expect.objectContaining({ path: 'organisation.name', type: 'string', isOptional: false }),
  );
});

test('every answer has members', () => {
  for (const name of Object.keys(ANSWER_SCHEMAS) as AnswerName[])
    expect(fieldsOf(name).length, name).toBeGreaterThan(1);
});

test('an answer to look at has two entries of a list and the beginning of a text', () => {
  const long = 'x'.repeat(101);
  expect(shortened({ a: [1, 2, 3], b: long, c: { d: [[long], [], []] }, e: null, f: true })).toEqual({
    ...{ a: [1, 2], b: `${'x'.repeat(100)}…`, c: { d: [[`${'x'.repeat(100)}…`], []] }, e: null, f: true },
  });
  expect(shortened('x'.repeat(100))).toBe('x'.repeat(100));
});
