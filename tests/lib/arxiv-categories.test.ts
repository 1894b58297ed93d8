import { expect, test } from 'vitest';
import { categoryCode, categoryName } from '#lib/arxiv-categories.ts';

test('a subject is named as arXiv names it, an archive without subjects by itself, anything else as it is written', () => {
  expect(categoryName('cs.CL')).toBe('Computation and Language (cs.CL)');
  expect(categoryName('hep-th')).toBe('High Energy Physics: Theory (hep-th)');
  expect(categoryName('cond-mat.dis-nn')).toBe('Disordered Systems and Neural Networks (cond-mat.dis-nn)');
  expect(categoryName('cmp-lg')).toBe('cmp-lg');
  expect(categoryName('cs.XX')).toBe('cs.XX');
  expect(categoryName('constructor')).toBe('constructor');
  expect(categoryName('cs.toString')).toBe('cs.toString');
});

test.each(['cs.CL', 'hep-th', 'cond-mat.dis-nn', 'adap-org', 'x.YZ'])(
  'the code %s is found in its name',
  (code) => {
    expect(categoryCode(categoryName(code))).toBe(code);
  },
);
