import { expect, test } from 'vitest';
import { excluded, papersHref, trendsHref, versusHref, withMatch, withValues } from '#lib/hrefs.ts';
import { inYears, onTopics, undated } from '#lib/intersection.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

const hrefOf = (...args: Parameters<typeof onTopics>) => {
  const state = onTopics(...args);
  return state && papersHref(state);
};

test('topics are added to those a state asks for', () => {
  expect(hrefOf(EVERYTHING, ['rag'])).toBe('/papers?topic=rag');
  expect(hrefOf(EVERYTHING, ['rag', 'agents'])).toBe('/papers?topic=agents&topic=rag&match=all');
  const one = withValues(EVERYTHING, 'topic', ['merging']);
  expect(hrefOf(one, ['rag', 'agents'])).toBe('/papers?topic=agents&topic=merging&topic=rag&match=all');
  expect(hrefOf(one, ['merging'])).toBe('/papers?topic=merging');
  const both = withMatch(withValues(EVERYTHING, 'topic', ['merging', 'moe']), 'all');
  expect(hrefOf(both, ['rag'])).toBe('/papers?topic=merging&topic=moe&topic=rag&match=all');
});

test('of alternatives only those with one of them in the pair have an address', () => {
  const either = withValues(EVERYTHING, 'topic', ['merging', 'moe']);
  expect(hrefOf(either, ['moe'])).toBe('/papers?topic=moe');
  expect(hrefOf(either, ['moe', 'rag'])).toBe('/papers?topic=moe&topic=rag&match=all');
  expect(hrefOf(either, ['rag'])).toBeUndefined();
  expect(hrefOf(either, ['rag', 'agents'])).toBeUndefined();
});

test('a topic that is left out has none', () => {
  expect(hrefOf(excluded(EVERYTHING, 'topic', 'rag'), ['rag', 'moe'])).toBeUndefined();
});

test('years', () => {
  expect(papersHref(inYears(EVERYTHING, [2021, 2022, 2024]))).toBe('/papers?year=2021..2022&year=2024');
  expect(papersHref(undated(EVERYTHING))).toBe('/papers?year=undated');
});

test('the addresses of what shows a state from above', () => {
  expect(trendsHref(EVERYTHING)).toBe('/trends');
  expect(trendsHref({ ...withValues(EVERYTHING, 'topic', ['rag']), page: 3, sort: 'title' }, 'share')).toBe(
    '/trends?topic=rag&shown=share',
  );
  expect(versusHref('rag', 'agents')).toBe('/topics/agents/vs/rag');
  expect(versusHref('agents', 'rag')).toBe('/topics/agents/vs/rag');
});
