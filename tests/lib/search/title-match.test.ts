import { expect, test } from 'vitest';
import { matchTitle } from '#lib/search/title-match.ts';

const PRISM = 'PRISM: A Very Large-Scale Model of Naïve Multi-Task Transfer';

test.each<[typed: string, title: string, kind: string | undefined, likeness?: number]>([
  [PRISM, PRISM, 'exact'],
  ['prism a very large scale model of naive multitask transfer', PRISM, 'exact'],
  ['PRISM – a very large‑scale model, of “naïve” multi task transfer!', PRISM, 'exact'],
  ['prism', PRISM, 'name'],
  ['Prism', PRISM, 'name'],
  ['pri-sm', PRISM, 'name'],
  ['prisms', PRISM, undefined],
  // Words in order, twice those in common by all: nine of ten here and eleven there.
  ['a very large-scale model of naive multi-task transfer', PRISM, 'near', 20 / 21],
  ['prism a very large scale model of naive multi-taks transfer', PRISM, 'near', 1],
  ['prism a very lagre scale modle of naive multi-task trnasfer', PRISM, 'near', 1],
  ['large scale model of multi task transfer', PRISM, undefined],
  ['transfer multi task naive of model scale large very a prism', PRISM, undefined],
  ['attention is all you need', 'Attention Is All You Need', 'exact'],
  ['attention is all', 'Attention Is All You Need', undefined],
  ['attention is all need', 'Attention Is All You Need', 'near', 8 / 9],
  ['you need attention', 'Attention Is All You Need', undefined],
  ['c++ it', "C++: It's", 'exact'],
  ['c', 'C++: It’s', undefined],
  ['transfer', 'Transfer Learning', undefined],
  ['', PRISM, undefined],
  ['🚀🚀', '🚀🚀', undefined],
  ['大语言模型', '大语言模型', 'exact'],
  ['two words', 'Two Word', undefined],
  // Of short words a slip is another word.
  ['red cat sat', 'Red Bat Sat', undefined],
])('“%s” for “%s”: %s', (typed, title, kind, likeness = 1) => {
  const match = matchTitle(typed, title);
  expect(match?.kind).toBe(kind);
  if (match) expect(match.likeness).toBeCloseTo(likeness, 12);
});
