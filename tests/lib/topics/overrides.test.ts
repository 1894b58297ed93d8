import { describe, expect, test } from 'vitest';
import type { TopicAssignment } from '#lib/topics/assignment.ts';
import { corrected, joinedCorrections, readOverride } from '#lib/topics/overrides.ts';

const KNOWN = new Set(['retrieval', 'merging', 'survey', 'data']);

describe('a line of an overrides file', () => {
  test.each([
    ['{"slug": "a-paper", "add": ["data"]}', { slug: 'a-paper' }, { add: ['data'], remove: [] }],
    [
      '{"title": " A Paper: Its Title ", "remove": ["survey"], "core": "merging"}',
      { title: 'A Paper: Its Title' },
      { add: [], remove: ['survey'], core: 'merging' },
    ],
    [
      '{"slug": "a", "add": ["data", "merging", "data"], "remove": []}',
      { slug: 'a' },
      { add: ['data', 'merging'], remove: [] },
    ],
  ])('%s', (text, paper, correction) => {
    expect(readOverride(text, KNOWN)).toEqual({ paper, correction });
  });

  test.each([
    [
      '{"slug": "a", "add": ["data"]',
      'no JSON: write one object a line, like {"slug": "a-paper", "add": ["retrieval"]}',
    ],
    ['["a"]', 'no JSON object'],
    ['null', 'no JSON object'],
    ['{"add": ["data"]}', 'names the paper by slug or by title: give one of them'],
    ['{"slug": "a", "title": "A", "add": ["data"]}', 'names the paper by slug or by title: give one of them'],
    ['{"slug": "", "add": ["data"]}', 'slug is empty'],
    ['{"slug": 3, "add": ["data"]}', 'slug wants a text: the last part of the paper’s address'],
    ['{"slug": "a", "add": "data"}', 'add wants a list of topic slugs, like ["retrieval"]'],
    ['{"slug": "a", "add": [5]}', 'add wants a list of topic slugs, like ["retrieval"]'],
    [
      '{"slug": "a", "ad": ["data"], "removed": []}',
      'the line has a field ad, which is not known; it wants slug or title, and add, remove or core',
    ],
    [
      '{"slug": "a", "topics": ["data"]}',
      'the line has a field topics, which is not known; it wants slug or title, and add, remove or core',
    ],
    ['{"slug": "a"}', 'asks for nothing: give add, remove or core'],
    ['{"slug": "a", "add": []}', 'asks for nothing: give add, remove or core'],
    [
      '{"slug": "a", "add": ["data"], "remove": ["Data"]}',
      'there is no topic “Data”; the last part of the address of a topic’s page is its slug',
    ],
    [
      '{"slug": "a", "add": ["data"], "remove": ["survey", "data"]}',
      'both adds and removes “data”; keep one of them',
    ],
    ['{"slug": "a", "remove": ["data"], "core": "data"}', 'both adds and removes “data”; keep one of them'],
  ])('%s cannot be used', (text, reason) => {
    expect(readOverride(text, KNOWN)).toBe(reason);
  });
});

test('two corrections of a paper are one, unless they contradict', () => {
  const one = { add: ['data'], remove: ['survey'] };
  expect(joinedCorrections(one, { add: ['data', 'merging'], remove: [], core: 'merging' })).toEqual({
    add: ['data', 'merging'],
    remove: ['survey'],
    core: 'merging',
  });
  expect(joinedCorrections(one, { add: ['survey'], remove: [] })).toBe(
    'both adds and removes “survey”; keep one of them',
  );
  expect(joinedCorrections({ ...one, core: 'data' }, { add: [], remove: [], core: 'merging' })).toBe(
    'makes “merging” the main topic, and “data” is to be it; keep one of them',
  );
});

describe('what is done to the tagger’s topics', () => {
  const evidence: TopicAssignment['evidence'] = [{ field: 'title', start: 0, end: 4 }];
  const TAGGED: TopicAssignment[] = [
    { topic: 'merging', score: 0.7, evidence },
    { topic: 'survey', score: 0.9, evidence },
    { topic: 'retrieval', score: 0.8, evidence: [] },
  ];
  const outcome = (asked: Partial<Parameters<typeof corrected>[1]>) => {
    const done = corrected(TAGGED, { add: [], remove: [], ...asked });
    return done && [done.topics.map(({ topic, score, by }) => `${topic} ${score} ${by}`), done.removed];
  };

  test('an added topic comes after the core one, with score 1 and no evidence', () => {
    expect(outcome({ add: ['data'] })).toEqual([
      ['merging 0.7 tagger', 'data 1 hand', 'survey 0.9 tagger', 'retrieval 0.8 tagger'],
      [],
    ]);
    expect(corrected(TAGGED, { add: ['data'], remove: [] })?.topics[1]?.evidence).toEqual([]);
  });

  test('one that the tagger gave stays as it was', () => {
    expect(corrected(TAGGED, { add: ['retrieval'], remove: [] })).toEqual({
      topics: TAGGED.map((given) => ({ ...given, by: 'tagger' })),
      removed: [],
    });
  });

  test('when the core topic goes the tagger’s next one is it, and none that is added', () => {
    expect(outcome({ remove: ['merging', 'data'], add: [] })).toEqual([
      ['survey 0.9 tagger', 'retrieval 0.8 tagger'],
      ['merging'],
    ]);
    expect(outcome({ remove: ['merging'], add: ['data'] })?.[0]).toEqual([
      'survey 0.9 tagger',
      'data 1 hand',
      'retrieval 0.8 tagger',
    ]);
  });

  test('where all of the tagger’s go the first that is added is the core one', () => {
    expect(outcome({ remove: ['merging', 'survey', 'retrieval'], add: ['data', 'benchmark'] })).toEqual([
      ['data 1 hand', 'benchmark 1 hand'],
      ['merging', 'survey', 'retrieval'],
    ]);
  });

  test('a core topic that is asked for comes first, and is added where it is missing', () => {
    expect(outcome({ core: 'retrieval' })?.[0]).toEqual([
      'retrieval 0.8 tagger',
      'survey 0.9 tagger',
      'merging 0.7 tagger',
    ]);
    expect(outcome({ core: 'data', add: ['benchmark'] })?.[0]).toEqual([
      'data 1 hand',
      'benchmark 1 hand',
      'survey 0.9 tagger',
      'retrieval 0.8 tagger',
      'merging 0.7 tagger',
    ]);
  });

  test('one that is added takes the place of the one given because none fits', () => {
    const nothing: TopicAssignment[] = [{ topic: 'survey', score: 0, evidence: [] }];
    const done = corrected(nothing, { add: ['data'], remove: [] });
    expect(done?.topics.map(({ topic, by }) => `${topic} ${by}`)).toEqual(['data hand']);
    expect(corrected(nothing, { add: [], remove: ['data'] })?.topics).toHaveLength(1);
    expect(corrected(nothing, { add: ['survey'], remove: [] })?.topics).toMatchObject([{ topic: 'survey' }]);
  });

  test('what would leave none is not done', () => {
    expect(outcome({ remove: ['merging', 'survey', 'retrieval'] })).toBeUndefined();
  });
});
