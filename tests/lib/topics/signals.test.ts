import { expect, test } from 'vitest';
import { findMatches } from '#lib/topics/phrase-matches.ts';
import { readPhrases } from '#lib/topics/phrases.ts';
import { levels } from '#lib/topics/signals/notation.ts';
import { signals } from '#lib/topics/signals/table.ts';
import { topics } from '#lib/topics/taxonomy.ts';

test('there are signals for every topic, and for nothing else', () => {
  expect(Object.keys(signals).sort()).toEqual(topics.map((topic) => topic.slug).sort());
});

test.each(Object.entries(signals))('the lists of %s are sound', (topic, lists) => {
  expect(lists.threshold).toBeGreaterThan(0);
  expect(lists.threshold).toBeLessThan(1);
  expect(lists.core ?? 1).toBeGreaterThan(0);

  const anywhere = levels.filter((level) => !level.startsWith('title'));
  const phrases = anywhere.flatMap((level) => readPhrases(lists[level] ?? '').map(({ phrase }) => phrase));
  expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);

  // A phrase that is not met whole in its own spelling would be a slip in the notation.
  const deaf = levels.flatMap((level) =>
    readPhrases(lists[level] ?? '').filter(({ sequences }) =>
      sequences.some((sequence) => {
        const spelling = sequence
          .map(({ kind, text }) => (kind === 'prefix' ? `${text}ing` : text))
          .join(' ');
        const { tokens, byTopic } = findMatches(spelling, 'title');
        const [match] = byTopic.get(topic) ?? [];
        return match?.first !== 0 || match.last !== tokens.length - 1;
      }),
    ),
  );
  expect(deaf.map(({ phrase }) => phrase)).toEqual([]);
});
