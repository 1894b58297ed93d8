import { expect, test } from 'vitest';
import { papersHref, topicHref } from '#lib/hrefs.ts';
import { problemText } from '#lib/params.ts';
import { parseTopicQuery, topicState } from '#lib/topic-query.ts';
import { paramsIn } from '#tests/lib/arbitrary-query.ts';

test.each([
  ['/topics/rag', { sort: 'strength', page: 1, problems: [] }],
  ['/topics/rag?sort=title&page=3', { sort: 'title', page: 3, problems: [] }],
  [
    '/topics/rag?sort=relevance',
    { sort: 'strength', page: 1, problems: ['“relevance” is no order here; it was left out.'] },
  ],
  [
    '/topics/rag?page=no',
    { sort: 'strength', page: 1, problems: ['“no” is no page number here; it was left out.'] },
  ],
])('%s', (href, expected) => {
  const read = parseTopicQuery(paramsIn(href));
  expect({ ...read, problems: read.problems.map(problemText) }).toEqual(expected);
  expect(parseTopicQuery(paramsIn(topicHref('rag', read)))).toEqual({ ...expected, problems: [] });
});

test('a topic’s page is a state of the explorer', () => {
  expect(papersHref(topicState('rag', { sort: 'strength', page: 2 }))).toBe(
    '/papers?topic=rag&sort=strength&page=2',
  );
  expect(papersHref(topicState('rag', { sort: 'newest', page: 1 }))).toBe('/papers?topic=rag');
});
