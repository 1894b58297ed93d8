import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { taxonomy } from '#lib/topics/taxonomy.ts';
import { readTaxonomy, TaxonomyError, withOtherwise } from '#lib/topics/taxonomy-file.ts';
import type { Taxonomy, Topic } from '#lib/topics/taxonomy-shape.ts';
import { LAB } from '#tests/fixtures/lab.ts';

test('the taxonomy that ships reads back as it is', () => {
  expect(readTaxonomy(JSON.stringify(taxonomy))).toEqual(taxonomy);
  expect(readTaxonomy(`\ufeff${JSON.stringify(LAB, null, 4)}\n`)).toEqual(LAB);
});

test('so does the example of the README', () => {
  const example = /```json\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  expect(readTaxonomy(example)).toMatchObject({
    lead: ['growth'],
    families: [{ topics: [{ slug: 'growth' }] }],
  });
});

const slugs = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}$/).filter((slug) => slug !== 'unsorted');
const texts = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /\S/.test(text));
const phrases = fc.array(
  fc
    .array(fc.stringMatching(/^[a-zA-Z0-9é]{1,9}(-[a-z]{1,5}){0,2}$/), { minLength: 1, maxLength: 3 })
    .map((words) => words.join(' ')),
  { maxLength: 3 },
);
const topicOf = (slug: string): fc.Arbitrary<Topic> =>
  fc.record(
    {
      slug: fc.constant(slug),
      label: texts,
      definition: texts,
      short: texts,
      deck: texts,
      phrases: phrases.map((list) => list.map((phrase) => `for ${phrase}`)),
      against: phrases.map((list) => list.map((phrase) => `against ${phrase}`)),
    },
    { requiredKeys: ['slug', 'label', 'definition'] },
  );
const taxonomies: fc.Arbitrary<Taxonomy> = fc
  .uniqueArray(slugs, { minLength: 2, maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.integer({ min: 1, max: names.length - 1 }),
      fc.tuple(...names.map(topicOf)),
      fc.record(
        {
          rule: texts,
          lead: fc.subarray(names).map((some) => some.slice(0, 3)),
          otherwise: fc.constantFrom(...names),
        },
        { requiredKeys: [] },
      ),
    ),
  )
  .map(([names, cut, topics, rest]) => ({
    ...rest,
    families: [topics.slice(0, cut), topics.slice(cut)].map((members, index) => ({
      slug: names[index] ?? '',
      label: 'A family',
      topics: members,
    })),
  }));

test('any taxonomy of the shape reads back as it is', () => {
  fc.assert(
    fc.property(taxonomies, (made) => {
      expect(readTaxonomy(JSON.stringify(made))).toEqual(made);
    }),
    { numRuns: 200 },
  );
});

/** The lab's taxonomy with one change, as text. */
function changed(change: (copy: Record<string, unknown> & { families: [Family, Family] }) => void): string {
  const copy = structuredClone(LAB) as unknown as Parameters<typeof change>[0]; // LAB has two families
  change(copy);
  return JSON.stringify(copy);
}
type Family = Record<string, unknown> & { topics: [Record<string, unknown>, Record<string, unknown>] };

const ERRORS: [what: string, text: string, message: string][] = [
  ['no JSON', '{"families": [', 'the file: no JSON (Unexpected end of JSON input)'],
  [
    'a list',
    '[]',
    'the file: wants an object with families, and if you like rule, lead, otherwise, and this is a list',
  ],
  ['no families', '{}', 'families: is missing; it wants a list of families'],
  ['an empty list of families', '{"families": []}', 'families: is empty'],
  [
    'a field with another name',
    changed((copy) => Object.assign(copy.families[1].topics[0], { phrase: 'robot' })),
    'families[1].topics[0]: has no field "phrase"; it wants an object with slug, label, definition, and if you like short, deck, phrases, against',
  ],
  [
    'phrases that are no list',
    changed((copy) => Object.assign(copy.families[1].topics[0], { phrases: 'robot' })),
    'families[1].topics[0].phrases: wants a list of phrases like ["task vector", "LoRA"], and this is a text',
  ],
  [
    'a phrase that is none',
    changed((copy) => Object.assign(copy.families[1].topics[0], { phrases: ['robot', 7] })),
    'families[1].topics[0].phrases[1]: wants a phrase like "task vector", and this is a number',
  ],
  [
    'a phrase that cannot be met',
    changed((copy) => Object.assign(copy.families[0].topics[1], { against: ['C++'] })),
    'families[0].topics[1].against[0]: “C++” cannot be met: a phrase is words with spaces, hyphens, “/” between alternatives and “~” where the rest of a word is free',
  ],
  [
    'a slug that is none',
    changed((copy) => Object.assign(copy.families[0].topics[1], { slug: 'Summaries!' })),
    'families[0].topics[1].slug: “Summaries!” is no slug: write small letters a to z and digits, joined by hyphens',
  ],
  [
    'a slug that is too long for an address',
    changed((copy) => Object.assign(copy.families[0].topics[1], { slug: 'a'.repeat(121) })),
    'families[0].topics[1].slug: is longer than 120 characters',
  ],
  [
    'no label',
    changed((copy) => Object.assign(copy.families[0], { label: ' ' })),
    'families[0].label: is empty; it wants the name of the family',
  ],
  [
    'no definition',
    changed((copy) => Object.assign(copy.families[0].topics[0], { definition: null })),
    'families[0].topics[0].definition: wants a sentence on what belongs to the topic, and this is null',
  ],
  [
    'a family without topics',
    changed((copy) => {
      Object.assign(copy.families[0], { topics: [] });
      Object.assign(copy, { lead: [] });
    }),
    'families[0].topics: is empty; a family has a topic at least',
  ],
  [
    'one slug twice',
    changed((copy) => Object.assign(copy.families[1].topics[1], { slug: 'translation' })),
    'families[1].topics[1].slug: “translation” is the slug of families[0].topics[0] already; each needs its own',
  ],
  [
    'one family twice',
    changed((copy) => Object.assign(copy.families[1], { slug: 'text' })),
    'families[1].slug: “text” is the slug of families[0] already; each needs its own',
  ],
  [
    'a phrase for and against',
    changed((copy) => Object.assign(copy.families[0].topics[0], { against: ['NMT'] })),
    'families[0].topics[0].against[0]: “NMT” is among the topic’s phrases too; leave one of them out',
  ],
  [
    'a lead that is no topic',
    changed((copy) => Object.assign(copy, { lead: ['speech', 'alchemy'] })),
    'lead[1]: there is no topic “alchemy” in the file',
  ],
  [
    'a lead named twice',
    changed((copy) => Object.assign(copy, { lead: ['speech', 'speech'] })),
    'lead[1]: “speech” is named twice',
  ],
  [
    'too many leads',
    changed((copy) => Object.assign(copy, { lead: ['speech', 'robots', 'translation', 'summaries'] })),
    'lead: names more than 3 topics: the front page has 3 columns',
  ],
  [
    'otherwise, what is no topic',
    changed((copy) => Object.assign(copy, { otherwise: 'rest' })),
    'otherwise: there is no topic “rest” in the file',
  ],
  [
    'the slug of what fits no topic',
    changed((copy) => Object.assign(copy.families[1], { slug: 'unsorted' })),
    'the file: “unsorted” is what papers get that fit no topic; name the topic for them as "otherwise", or use another slug',
  ],
];

describe('a file that is no taxonomy says where, what and what to do', () => {
  test.each(ERRORS)('%s', (_, text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  test('all that is wrong is said at once, a line each', () => {
    const text = changed((copy) => {
      Object.assign(copy.families[0], { label: '' });
      Object.assign(copy.families[1].topics[1], { phrases: ['a~', '?', 'a, b'] });
    });
    expect(messageOf(text).split('\n')).toEqual([
      'families[0].label: is empty; it wants the name of the family',
      'families[1].topics[1].phrases[0]: “a~” leaves too much free; give the first 3 letters of the word at least',
      'families[1].topics[1].phrases[1]: “?” has no word in it',
      'families[1].topics[1].phrases[2]: “a, b” has a comma in it; write each phrase as a text of its own',
    ]);
  });
});

function messageOf(text: string): string {
  try {
    readTaxonomy(text);
  } catch (error) {
    expect(error).toBeInstanceOf(TaxonomyError);
    return error instanceof Error ? error.message : '';
  }
  return '';
}

test('papers that fit no topic have one of their own, unless the file names it', () => {
  const { families, otherwise } = withOtherwise(LAB);
  expect(otherwise).toBe('unsorted');
  expect(families.map(({ slug, topics }) => [slug, topics.map((topic) => topic.slug)])).toEqual([
    ['text', ['translation', 'summaries']],
    ['signals', ['speech', 'robots']],
    ['unsorted', ['unsorted']],
  ]);
  expect(withOtherwise({ ...LAB, otherwise: 'robots' })).toEqual({ ...LAB, otherwise: 'robots' });
});
