import { expect, test } from 'vitest';
import { phraseSums } from '#lib/topics/phrase-sums.ts';
import { type PhraseWord, readPhrases } from '#lib/topics/phrases.ts';
import { readPaper } from '#lib/topics/read-paper.ts';
import { type Level, levels, levelWeights } from '#lib/topics/signals/notation.ts';
import { signals } from '#lib/topics/signals/table.ts';
import { topics } from '#lib/topics/taxonomy.ts';

test('there are signals for every topic, and for nothing else', () => {
  expect(Object.keys(signals).sort()).toEqual(topics.map((topic) => topic.slug).sort());
});

test('every list of phrases has its weight, and is looked at', () => {
  const lists = new Set(Object.values(signals).flatMap((each) => Object.keys(each)));
  expect([...lists].sort()).toEqual(Object.keys(levelWeights).sort());
  expect([...levels].sort()).toEqual(Object.keys(levelWeights).sort());
});

test.each(Object.entries(signals))('the lists of %s are sound', (topic, lists) => {
  const phrasesIn = (level: Level) => readPhrases(lists[level] ?? '');
  const anywhere = levels.filter((level) => !level.startsWith('title'));
  const phrases = anywhere.flatMap((level) => phrasesIn(level).map(({ phrase }) => phrase));
  expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);

  // A phrase that is not met whole in its own spelling would be a slip in the notation.
  const isDeaf = (sequence: readonly PhraseWord[]) => {
    const spelling = sequence.map(({ kind, text }) => (kind === 'prefix' ? `${text}ing` : text)).join(' ');
    const fields = readPaper(spelling, '');
    const [hit] = phraseSums(fields).get(topic)?.hits ?? [];
    return hit?.first !== 0 || hit.last !== (fields[0]?.tokens.length ?? 0) - 1;
  };
  const deaf = levels.flatMap((level) => phrasesIn(level).filter(({ sequences }) => sequences.some(isDeaf)));
  expect(deaf.map(({ phrase }) => phrase)).toEqual([]);
});
