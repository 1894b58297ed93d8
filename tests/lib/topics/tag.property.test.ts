import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '#lib/topics/assignment.ts';
import { tagPaper } from '#lib/topics/tag.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';

// Words of the signals among arbitrary text, so that phrases and near-phrases come up often.
const pieces = fc.oneof(
  fc.constantFrom('multi', 'task', 'Model', 'merging', 'RAG', 'LoRA', 'retrieval', 'we propose', 'unlike'),
  fc.constantFrom(' ', '-', '. ', ', ', ' (', '\n\n', '\u0301', '😀', '\ud83d'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

test('any two strings give topics of the taxonomy, with sound scores and spans', () => {
  fc.assert(
    fc.property(texts, texts, (title, abstract) => {
      const given = tagPaper(title, abstract);
      expect(given.length).toBeGreaterThan(0);
      expect(new Set(given.map(({ topic }) => topic)).size).toBe(given.length);
      for (const { topic, score, evidence } of given) {
        expect(topicBySlug.has(topic)).toBe(true);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expectInOrder(evidence, 'title', title);
        expectInOrder(evidence, 'abstract', abstract);
      }
      const behindCore = given.slice(1).map(({ score }) => score);
      expect(behindCore).toEqual(behindCore.toSorted((a, b) => b - a));
      expect(tagPaper(title, abstract)).toEqual(given);
    }),
    { numRuns: 500 },
  );
});

function expectInOrder(evidence: readonly Evidence[], field: Evidence['field'], text: string): void {
  let end = 0;
  for (const span of evidence.filter((one) => one.field === field)) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}
