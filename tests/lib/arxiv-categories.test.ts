import { expect, test } from 'vitest';
import { categoryName } from '#lib/arxiv-categories.ts';

test('a subject is named as arXiv names it, an archive without subjects by itself, anything else as it is written', () => {
  expect(categoryName('cs.CL')).toBe('Computation and Language (cs.CL)');
  expect(categoryName('hep-th')).toBe('High Energy Physics: Theory (hep-th)');
  expect(categoryName('cond-mat.dis-nn')).toBe('Disordered Systems and Neural Networks (cond-mat.dis-nn)');
  expect(categoryName('cmp-lg')).toBe('cmp-lg');
  expect(categoryName('cs.XX')).toBe('cs.XX');
  expect(categoryName('constructor')).toBe('constructor');
  expect(categoryName('cs.toString')).toBe('cs.toString');
});
