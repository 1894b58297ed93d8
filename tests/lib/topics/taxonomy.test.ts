import { expect, test } from 'vitest';
import { deckOf, shortLabel } from '#lib/topics/labels.ts';
import { familyOf, leadTopics, parseTaxonomy, taxonomy, topicBySlug, topics } from '#lib/topics/taxonomy.ts';

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
  expect(leadTopics.map((slug) => topicBySlug.get(slug)?.label)).toEqual([
    'Multi-task learning',
    'Model merging',
    'Retrieval',
  ]);
  expect(leadTopics.map((slug) => deckOf(slug).endsWith('.'))).toEqual([true, true, true]);
});

test('a topic knows its family', () => {
  expect(familyOf('rag')?.label).toBe('Finding information');
  expect(familyOf('nothing')).toBeUndefined();
});

test('short labels are short, all different, and there for every topic', () => {
  const labels = topics.map((topic) => shortLabel(topic.slug));
  expect(Math.max(...labels.map((label) => label.length))).toBeLessThanOrEqual(17);
  expect(new Set(labels).size).toBe(40);
  expect(shortLabel('peft')).toBe('PEFT');
  expect(shortLabel('nothing')).toBe('nothing');
});

test('a taxonomy with a repeated or ill-formed slug is refused', () => {
  const topic = { slug: 'a', label: 'A', definition: 'A.' };
  const family = { slug: 'f', label: 'F', topics: [topic] };
  expect(parseTaxonomy({ rule: 'R.', families: [family] }).families).toHaveLength(1);
  expect(() => parseTaxonomy({ rule: 'R.', families: [{ ...family, topics: [topic, topic] }] })).toThrow(
    'two topics share a slug',
  );
  expect(() => parseTaxonomy({ rule: 'R.', families: [{ ...family, slug: 'F f' }] })).toThrow();
});
