import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definitionPhrases, labelPhrases, phraseProblem } from '#lib/topics/seed-phrases.ts';
import type { Topic } from '#lib/topics/taxonomy-shape.ts';
import { systemFrom } from '#lib/topics/topic-system.ts';
import { LAB } from '#tests/fixtures/lab.ts';

const { tagger, taxonomy } = systemFrom('lab.json', LAB);

/** Topics with their scores in hundredths. */
function scores(title: string, abstract = '', { tag } = tagger): [string, number][] {
  return tag(title, abstract).map(({ topic, score }) => [topic, Math.round(score * 100)]);
}

function phrasesOf(title: string, abstract = ''): string[][] {
  return tagger
    .tag(title, abstract)
    .map(({ evidence }) =>
      evidence.map(({ field, start, end }) => (field === 'title' ? title : abstract).slice(start, end)),
    );
}

/** A tagger of one topic. */
function taggerFor(topic: Partial<Topic>) {
  const topics = [{ slug: 'x', label: 'Quixotism', definition: 'See there.', ...topic }];
  return systemFrom('x.json', { families: [{ slug: 'f', label: 'F', topics }] }).tagger;
}

describe('what a phrase counts', () => {
  // 1 − exp(−sum), with 1 a phrase, times 1.5 in the title, and in the abstract by its sentences.
  test.each([
    ['in the title', 'Machine translation', '', 78],
    ['in a plain sentence', '', 'Machine translation is here.', 63],
    ['in a sentence of the paper’s own', '', 'We propose a machine translation of it.', 68],
    ['in a sentence about the field', '', 'Recently machine translation has been there.', 51],
    ['in title and abstract', 'Machine translation', 'Machine translation is here.', 92],
    ['twice', '', 'Machine translation is here. Machine translation is there.', 75],
  ])('%s', (_, title, abstract, score) => {
    expect(scores(title, abstract)).toEqual([['translation', score]]);
  });

  test('different phrases add up, alternatives are one phrase', () => {
    expect(scores('NMT: a translation model')).toEqual([['translation', 95]]);
    expect(scores('A translation model or translation system')).toEqual([['translation', 78]]);
  });

  test('a phrase against covers what it stands on, and takes away', () => {
    expect(scores('Image translation model')).toEqual([['unsorted', 0]]);
    expect(scores('NMT', 'An image translation is there.')).toEqual([['translation', 59]]);
    expect(phrasesOf('NMT', 'An image translation is there.')).toEqual([['NMT']]);
  });
});

describe('how a phrase is met', () => {
  test.each([
    ['machine translation', 'Machine-Translations'],
    ['Robot', 'of robots and'],
    ['low-resource', 'a low resource case'],
    ['low-resource', 'a lowresource case'],
    ['crystal/grain growth', 'on grain growths'],
    ['quantiz~', 'post-training quantization'],
    ['LoRA', 'with LoRAs'],
    ['BaTiO3', 'of BaTiO3 films'],
    ['X-ray', 'an X ray'],
    ['Schrödinger’s equation', "by Schrodinger's equation"],
    ['diffusion\u2013reaction', 'diffusion-reaction'],
  ])('%s is in “%s”', (phrase, title) => {
    expect(taggerFor({ phrases: [phrase] }).tag(title, '')).toMatchObject([{ topic: 'x' }]);
  });

  test.each([
    ['LoRA', 'lora'],
    ['machine translation', 'machine. Translation'],
    ['robot', 'robotics'],
  ])('%s is not in “%s”', (phrase, title) => {
    expect(taggerFor({ phrases: [phrase] }).tag(title, '')).toMatchObject([{ topic: 'unsorted', score: 0 }]);
  });

  test('what cannot be met, or would be met everywhere, is no phrase', () => {
    expect(phraseProblem('task arithmetic')).toBeUndefined();
    const many = Array.from({ length: 4 }, () => 'a/b/c').join(' ');
    expect(phraseProblem(many)).toBe(`“${many}” stands for 81 phrases; write fewer alternatives`);
    expect(phraseProblem('x'.repeat(121))).toBe(
      `“${'x'.repeat(39)}…” is longer than 120 characters; give the words that tell`,
    );
    for (const wrong of ['a -b', 'a~b', '~', 'https://a.b', 'multi-m~', '(x)'])
      expect(phraseProblem(wrong)).toContain(wrong);
  });
});

describe('a topic without phrases', () => {
  test('is given by its label in the title, or twice in the abstract; once gives it only where no other topic is', () => {
    expect(scores('Speech recognition')).toEqual([['speech', 65]]);
    expect(scores('', 'Speech recognition is here. Speech recognition is there.')).toEqual([['speech', 62]]);
    expect(scores('', 'Speech recognition is here.')).toEqual([['speech', 50]]);
    expect(scores('NMT', 'Speech recognition is here.')).toEqual([['translation', 78]]);
    expect(scores('', 'Recently speech recognition has been there.')).toEqual([['unsorted', 0]]);
  });

  test('of what its definition lists it takes two', () => {
    expect(scores('', 'Parallel corpora are here.')).toEqual([['unsorted', 0]]);
    expect(scores('', 'Parallel corpora and back-translation are here.')).toEqual([['translation', 55]]);
  });

  test('what labels and definitions list', () => {
    expect(labelPhrases('Vision & language')).toEqual(['Vision', 'language']);
    expect(labelPhrases('Crystal growth')).toEqual(['Crystal growth']);
    expect(
      definitionPhrases(
        'Combining separately trained models in weight space: task arithmetic, task vectors, model soups. A shared task is not one, nor is it X.',
      ),
    ).toEqual(['task arithmetic', 'task vectors', 'model soups']);
  });
});

test('several topics: the strongest first, of two alike the first of the taxonomy', () => {
  expect(scores('Robots that summarize', 'We build a robot.')).toEqual([
    ['robots', 93],
    ['summaries', 78],
  ]);
  expect(scores('Robots that summarize')).toEqual([
    ['summaries', 78],
    ['robots', 78],
  ]);
});

test('a paper that fits no topic gets the one for such papers', () => {
  expect(tagger.tag('', '')).toEqual([{ topic: 'unsorted', score: 0, evidence: [] }]);
  expect(systemFrom('lab.json', { ...LAB, otherwise: 'robots' }).tagger.tag('Cats', 'And dogs.')).toEqual([
    { topic: 'robots', score: 0, evidence: [] },
  ]);
});

test('the version follows the file', () => {
  expect(systemFrom('other-name.json', structuredClone(LAB)).tagger.version).toBe(tagger.version);
  const [text, ...others] = LAB.families;
  const other = {
    ...LAB,
    families: [{ slug: 'text', label: 'Texts', topics: text?.topics ?? [] }, ...others],
  };
  expect(systemFrom('lab.json', other).tagger.version).not.toBe(tagger.version);
});

const pieces = fc.oneof(
  fc.constantFrom(
    'machine',
    'translation',
    'NMT',
    'Robot',
    'summarized',
    'image',
    'model',
    'we propose',
    'recently',
  ),
  fc.constantFrom(' ', '-', '. ', ', ', '\n\n', '\u0301', '😀', '\ud83d'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

test('any two strings give topics of the taxonomy, with sound scores and spans', () => {
  const known = taxonomy.families.flatMap(({ topics }) => topics.map(({ slug }) => slug));
  fc.assert(
    fc.property(texts, texts, (title, abstract) => {
      const given = tagger.tag(title, abstract);
      expect(given.length).toBeGreaterThan(0);
      expect(new Set(given.map(({ topic }) => topic)).size).toBe(given.length);
      expect(given.map(({ score }) => score)).toEqual(given.map(({ score }) => score).sort((a, b) => b - a));
      for (const { topic, score, evidence } of given) {
        expect(known).toContain(topic);
        expect(score >= 0 && score <= 1).toBe(true);
        let [field, end] = ['title', 0];
        for (const span of evidence) {
          if (span.field !== field) [field, end] = ['abstract', 0];
          expect(span.field).toBe(field);
          expect(span.start >= end && span.end > span.start).toBe(true);
          end = span.end;
        }
      }
      expect(tagger.tag(title, abstract)).toEqual(given);
    }),
    { numRuns: 300 },
  );
});
