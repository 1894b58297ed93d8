import { describe, expect, test } from 'vitest';
import { type Fit, fitOf, keyWords } from '#lib/beginnings.ts';

const table: [typed: string, label: string, fit: Fit | undefined][] = [
  ['multi task learning', 'Multi-Task Learning', 'same'],
  ['multi ta', 'Multi-Task Learning', 'start'],
  ['Multi-Ta', 'Multi task learning', 'start'],
  ['learning task', 'Multi-Task Learning', 'whole'],
  ['learn mul', 'Multi-Task Learning', 'within'],
  ['multi ta', 'Multitask Learning', 'joined'],
  ['multitas', 'Multi-Task Learning', 'joined'],
  ['multita', 'Multi-Task Learning', undefined],
  ['finetuning of mod', 'On the Fine-Tuning of Models', 'joined'],
  ['int', 'In the Beginning', undefined],
  ['as', 'A Survey', undefined],
  ['a p', 'Apple', undefined],
  ['ask', 'Multi-Task Learning', undefined],
  ['learning x', 'Multi-Task Learning', undefined],
  ['emilie du cha', 'Émilie du Châtelet', 'start'],
  ['CHÂT', 'Émilie du Chatelet', 'within'],
  ["o'br", 'Flann O’Brien', 'within'],
  ['大语', 'α-Merging: 大语言模型 at Scale', 'within'],
  ['α', 'α-Merging', 'start'],
  ['λόγ', 'Περὶ λόγου', 'within'],
  ['c+', 'Compilers for C++', 'within'],
  ['🚀', '🚀🚀', 'start'],
  ['', 'Anything', undefined],
];

describe('a label answers what was typed', () => {
  test.each(table)('%j in %j: %j', (typed, label, fit) => {
    expect(fitOf(keyWords(typed), keyWords(label))).toBe(fit);
  });
});
