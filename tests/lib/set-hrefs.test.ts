import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onPage, papersFormHref, sorted, topicFormHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING, parsePaperQuery } from '#lib/paper-query.ts';
import { SET_FORM_KEYS, SET_FORMS } from '#lib/set-forms.ts';
import { readSetPage } from '#lib/set-page.ts';
import { anyQuery, paramsIn } from '#tests/lib/arbitrary-query.ts';

test('a form’s address is read as the page’s state, without its page, and of feeds without its order', () => {
  fc.assert(
    fc.property(anyQuery, fc.constantFrom(...SET_FORM_KEYS), (query, form) => {
      const href = papersFormHref(query, form);
      expect(href.split('?')[0]).toBe(`/papers.${form}`);
      const { query: read, problems } = parsePaperQuery(paramsIn(href));
      const sort = SET_FORMS[form].isFeed ? undefined : query.sort;
      expect({ read, problems }).toEqual({ read: { ...query, page: 1, sort }, problems: [] });
    }),
  );
});

test('limit and cursor are read back, and left out where they are the default', () => {
  const cursor = { offset: 40, after: 'some-paper' };
  const href = papersFormHref(EVERYTHING, 'json', { limit: 20, cursor });
  expect(href).toBe('/papers.json?limit=20&cursor=NDAgc29tZS1wYXBlcg');
  expect(readSetPage(paramsIn(href), [])).toEqual({ limit: 20, cursor, page: 1 });
  expect(papersFormHref(EVERYTHING, 'json', { limit: 100, cursor: undefined })).toBe('/papers.json');
  expect(readSetPage({}, [])).toEqual({ limit: 100, cursor: undefined, page: 1 });
});

test('addresses of a state’s and a topic’s forms', () => {
  const state = onPage(sorted(withValues(EVERYTHING, 'topic', ['merging', 'rag']), 'title'), 3);
  expect(papersFormHref(state, 'csv')).toBe('/papers.csv?topic=merging&topic=rag&sort=title');
  expect(papersFormHref(state, 'feed.json')).toBe('/papers.feed.json?topic=merging&topic=rag');
  expect(topicFormHref('rag', 'csv', 'strength')).toBe('/topics/rag.csv');
  expect(topicFormHref('rag', 'json', 'newest', { limit: 5 })).toBe('/topics/rag.json?sort=newest&limit=5');
  expect(topicFormHref('rag', 'rss', 'title')).toBe('/topics/rag.rss');
});
