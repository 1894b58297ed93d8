import { expect, test } from 'vitest';
import { evidenceMarks } from '#lib/evidence-marks.ts';

const TOPICS = [
  {
    rank: 1,
    evidence: [
      { field: 'title' as const, start: 0, end: 7 },
      { field: 'abstract' as const, start: 10, end: 17 },
      { field: 'abstract' as const, start: 30, end: 34 },
    ],
  },
  { rank: 2, evidence: [{ field: 'abstract' as const, start: 12, end: 20 }] },
  { rank: 3, evidence: [] },
];

test('the marks of a field carry the rank of their topic', () => {
  expect(evidenceMarks(TOPICS, 'title')).toEqual([{ start: 0, end: 7, mark: '1', id: 'title-0' }]);
  expect(evidenceMarks(TOPICS, 'abstract')).toEqual([
    { start: 10, end: 17, mark: '1', id: 'abstract-10' },
    { start: 30, end: 34, mark: '1', id: 'abstract-30' },
    { start: 12, end: 20, mark: '2', id: 'abstract-12' },
  ]);
  expect(evidenceMarks([], 'abstract')).toEqual([]);
});
