import { expect, test } from 'vitest';
import { readArxivId } from '#lib/arxiv-id.ts';

test.each([
  ['2510.12789', '2510.12789'],
  ['2510.12789v2', '2510.12789'],
  ['arXiv:0704.0001', '0704.0001'],
  ['2510.12789v1.pdf', '2510.12789'],
  ['hep-th/9901001v3', 'hep-th/9901001'],
  ['math.GT/0309136', 'math.GT/0309136'],
  ['2510.127', undefined],
  ['2510.12789/x', undefined],
  ["'; drop table papers", undefined],
  ['', undefined],
])('%s is read as %s', (text, id) => {
  expect(readArxivId(text)).toBe(id);
});
