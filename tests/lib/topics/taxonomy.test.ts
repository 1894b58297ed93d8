import { expect, test } from 'vitest';
import { taxonomy, topicBySlug, topics } from '#lib/topics/taxonomy.ts';

test('there are 40 topics in 8 families', () => {
  expect(taxonomy.families.map((family) => [family.slug, family.topics.length])).toEqual([
    ['across-tasks', 7],
    ['training', 7],
    ['finding', 5],
    ['language', 6],
    ['perception', 7],
    ['thinking', 3],
    ['applications', 3],
    ['kind', 2],
  ]);
  expect(topics).toHaveLength(40);
  expect(topicBySlug.size).toBe(40);
});

test('topics are listed in taxonomy order', () => {
  expect([...topicBySlug.keys()].slice(0, 3)).toEqual(['multi-task', 'merging', 'transfer']);
  expect(topics.at(-1)?.slug).toBe('survey');
});

test('the lead topics exist and have decks', () => {
  const leads = taxonomy.lead?.map((slug) => topicBySlug.get(slug));
  expect(leads?.map((topic) => topic?.label)).toEqual(['Multi-task learning', 'Model merging', 'Retrieval']);
  expect(leads?.map((topic) => topic?.deck?.endsWith('.'))).toEqual([true, true, true]);
});

test('short labels are short, all different, and there for every topic', () => {
  const labels = topics.map(({ short, label }) => short ?? label);
  expect(Math.max(...labels.map((label) => label.length))).toBeLessThanOrEqual(17);
  expect(new Set(labels).size).toBe(40);
  expect(topicBySlug.get('peft')?.short).toBe('PEFT');
});
