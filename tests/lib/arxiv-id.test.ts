import { expect, test } from 'vitest';
import { arxivIdOfDoi, arxivIdOfPath, readArxivId } from '#lib/arxiv-id.ts';

test.each([
  ['2510.12789', '2510.12789'],
  ['2510.12789v2', '2510.12789'],
  ['arXiv:0704.0001', '0704.0001'],
  ['2510.12789v1.pdf', '2510.12789'],
  ['hep-th/9901001v3', 'hep-th/9901001'],
  ['math.GT/0309136', 'math/0309136'],
  ['Hep-Th/9901001', 'hep-th/9901001'],
  ['2510.127', undefined],
  ['2510.12789/x', undefined],
  ["'; drop table papers", undefined],
  ['', undefined],
])('%s is read as %s', (text, id) => {
  expect(readArxivId(text)).toBe(id);
});

test.each([
  ['2510.12789v2', '2510.12789'],
  ['abs/2510.12789v2', '2510.12789'],
  ['pdf/2510.12789v1.pdf', '2510.12789'],
  ['abs/hep-th/9901001', 'hep-th/9901001'],
  ['abs/pdf/2510.12789', undefined],
  ['html/', undefined],
])('the path %s leads to %s', (path, id) => {
  expect(arxivIdOfPath(path)).toBe(id);
});

test.each([
  ['10.48550/arXiv.2510.12789', '2510.12789'],
  ['10.48550/ARXIV.2510.12789v1', '2510.12789'],
  ['10.48550/arXiv.hep-th/9901001', 'hep-th/9901001'],
  ['10.1109/ICRA.2021.9561482', undefined],
  ['10.48550/arXiv.nonsense', undefined],
])('the DOI %s is of arXiv id %s', (doi, id) => {
  expect(arxivIdOfDoi(doi)).toBe(id);
});
