import { expect, test } from 'vitest';
import { evidenceReader } from '#lib/topics/model/evidence.ts';
import { GramTable } from '#lib/topics/model/gram-table.ts';
import { type Features, featuresOf, type TopicModel } from '#lib/topics/model/topic-model.ts';
import { readPaper } from '#lib/topics/read-paper.ts';
import { gram, tinyModel } from '#tests/lib/topics/model/tiny-model.ts';

/** A model of one topic, which is none of the taxonomy: the tables say nothing of it. */
const about = (weights: Readonly<Record<string, number>>) =>
  tinyModel(['a'], Object.fromEntries(Object.entries(weights).map(([gram, weight]) => [gram, [weight]])));

/** The phrases that carry a topic, those of the title in brackets. */
function phrases(
  model: TopicModel,
  title: string,
  abstract: string,
  more: Partial<Features> = {},
  topic = 0,
) {
  const fields = readPaper(title, abstract);
  const features = { ...featuresOf(model.table, fields), ...more };
  return evidenceReader(
    model,
    fields,
    features,
  )(topic).map(({ field, start, end }) =>
    field === 'title' ? `[${title.slice(start, end)}]` : abstract.slice(start, end),
  );
}

test('every place of the phrases that speak for the topic, title before abstract, in order', () => {
  const model = about({ 'text code': 9, 'text merging': 5, 'text model': 4 });
  expect(phrases(model, 'Some model', 'Merging it. Code is code; models, too.')).toEqual([
    '[model]',
    'Merging',
    'Code',
    'code',
    'models',
  ]);
  expect(phrases(model, 'Merging', '')).toEqual(['[Merging]']);
  expect(phrases(model, 'Nothing', 'here')).toEqual([]);
});

test('phrases that overlap become one, those that touch do not', () => {
  const model = about({ 'text model merging': 3, 'text merging method': 3, 'text code': 3, 'text run': 3 });
  expect(phrases(model, '', 'A model merging method: code run')).toEqual([
    'model merging method',
    'code',
    'run',
  ]);
});

test('title and abstract are kept apart, though words stand at the same places', () => {
  const model = about({ 'text code': 3, 'text code merging': 3 });
  expect(phrases(model, 'Code merging', 'Code merging')).toEqual(['[Code merging]', 'Code merging']);
});

test('a word is named with all that it is hyphened to', () => {
  const model = about({ 'text train': 3, 'text trained': 3 });
  expect(phrases(model, 'Pre-trained', 'To train – or re-train-ing, not pre trained')).toEqual([
    '[Pre-trained]',
    'train',
    're-train-ing',
    'trained',
  ]);
});

test('what speaks against the topic, or hardly for it, is not named', () => {
  const model = about({ 'text code': -9, 'text merging': 0.1, 'text model': 5 });
  expect(phrases(model, '', 'Code merging models')).toEqual(['models']);
  expect(phrases(about({ 'text merging': 0.1 }), 'Merging', '')).toEqual([]);
  expect(phrases(about({ 'text merging': 1 }), 'Merging', '')).toEqual(['[Merging]']);
});

test('what is weak beside the strongest is not named', () => {
  const model = about({ 'text code': 1, 'text merging': 20 });
  expect(phrases(model, '', 'code')).toEqual(['code']);
  expect(phrases(model, '', 'code merging')).toEqual(['merging']);
  expect(phrases(about({ 'text code': 8, 'text merging': 20 }), '', 'code merging')).toEqual([
    'code',
    'merging',
  ]);
});

test('what a phrase says as of the title and of the text is added up', () => {
  const model = about({ 'text merging': 2, 'title merging': -9, 'text code': 2, 'title code': 9 });
  expect(phrases(model, 'Merging code', '')).toEqual(['[code]']);
  expect(phrases(model, 'Code', 'Merging')).toEqual(['[Code]', 'Merging']);
});

test('each topic has its own', () => {
  const model = tinyModel(['a', 'b'], { 'text code': [5, -5], 'text merging': [-5, 5] });
  expect(phrases(model, 'Code merging', '', {}, 0)).toEqual(['[Code]']);
  expect(phrases(model, 'Code merging', '', {}, 1)).toEqual(['[merging]']);
});

test('five phrases are named at most: the strongest, then by their letters', () => {
  const names = ['h1', 'g1', 'f1', 'e1', 'd1', 'c1', 'b1', 'a1'];
  const weights = Object.fromEntries(names.map((name) => [`text ${name}`, name === 'h1' ? 9 : 5]));
  expect(phrases(about(weights), '', [...names, 'h1'].join(', '))).toEqual([
    'h1',
    'd1',
    'c1',
    'b1',
    'a1',
    'h1',
  ]);
});

test('a word that every other paper has is named only where nothing else speaks for the topic', () => {
  const common = new GramTable(
    [gram('text study', 50), gram('text study design', 50), gram('text merging', 2)],
    100,
  );
  const model = { ...about({ 'text a': 9, 'text b': 9, 'text c': 9 }), table: common };
  expect(phrases(model, '', 'A study')).toEqual(['study']);
  expect(phrases(model, '', 'A study, merging')).toEqual(['merging']);
  expect(phrases(model, '', 'A study design')).toEqual(['study design']);
});

test('verbs with what stands in their wake are no phrases of the text', () => {
  const model = about({ 'verb release code': 9, 'own code': 0 });
  expect(phrases(model, '', 'We release code.')).toEqual([]);
  expect(phrases(about({ 'verb release code': 9, 'own code': 3 }), '', 'We release code.')).toEqual(['code']);
});

test('phrases of the tables share what they say together; those that speak against are not named', () => {
  const model = about({ 'text code': 3 });
  model.topic.own.set([10, 0, 0]);
  const hit = (first: number, weight: number) => ({ field: 1, first, last: first + 1, phrase: 'p', weight });
  const abstract = 'One two three four five six. Code.';
  const said = (sum: number, ...weights: number[]) => {
    const hits = weights.map((weight, at) => hit(2 * at, weight));
    return phrases(model, '', abstract, { sums: new Map([['a', { sum, hits }]]) });
  };
  expect(said(1, 1, 1, 1)).toEqual(['One two', 'three four', 'five six', 'Code']);
  // Of 3 · 1 in all the first says 2.94, too much beside the second.
  expect(said(1, 1, 0.02, -1)).toEqual(['One two', 'Code']);
  expect(said(-1, 1, -2, -2)).toEqual(['Code']);
  expect(phrases(model, '', abstract, { sums: new Map([['b', { sum: 1, hits: [hit(0, 1)] }]]) })).toEqual([
    'Code',
  ]);
});
