import { expect, test } from 'vitest';
import { topicStanding } from '#lib/topic-standing.ts';

test.each([
  [1, 0.9, 'tagger', 'main topic'],
  [1, 0.5, 'tagger', 'main topic'],
  [1, 0.49, 'tagger', 'main topic, a weak fit'],
  [1, 0, 'tagger', 'main topic'],
  [2, 0.9, 'tagger', ''],
  [2, 0.3, 'tagger', 'a weak fit'],
  [2, 0, 'tagger', ''],
  [2, 1, 'hand', ''],
  [2, 0.3, 'hand', ''],
] as const)('rank %i with score %d, given by %s: “%s”', (rank, score, by, standing) => {
  expect(topicStanding({ rank, score, by }, false)).toBe(standing);
});

test('a main topic that was made so by hand is not called weak', () => {
  expect(topicStanding({ rank: 1, score: 0.3, by: 'tagger' }, true)).toBe('main topic, by hand');
});
