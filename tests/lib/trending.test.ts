import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HALF_LIFE, trending } from '#lib/trending.ts';

const on = (day: string) => ({
  on: day,
  precision: 'day' as const,
  year: Number(day.slice(0, 4)),
  inferred: false,
});

test('an upvote is worth half after seven days, and a comment two upvotes', () => {
  expect(trending({ upvotes: 8, published: on('2024-05-01') })).toBe(
    trending({ upvotes: 4, published: on('2024-05-08') }),
  );
  expect(trending({ upvotes: 2, commentCount: 3, published: on('2024-05-01') })).toBe(
    trending({ upvotes: 8, published: on('2024-05-01') }),
  );
  expect(trending({ upvotes: 1, listedOn: '1970-01-15', published: on('1969-12-31') })).toBe(2);
});

test('without votes, or without a day, nothing tells', () => {
  expect(trending({ upvotes: 0, commentCount: 0, published: on('2024-05-01') })).toBeUndefined();
  expect(trending({ upvotes: 9 })).toBeUndefined();
  expect(
    trending({ upvotes: 9, published: { on: '2024-05', precision: 'month', year: 2024, inferred: false } }),
  ).toBeUndefined();
});

test('the order is that of decayed votes on any later day', () => {
  const paper = fc.record({
    upvotes: fc.integer({ min: 1, max: 5000 }),
    age: fc.integer({ min: 0, max: 60 }),
  });
  const today = Date.parse('2026-03-01');
  fc.assert(
    fc.property(paper, paper, (a, b) => {
      const value = ({ upvotes, age }: typeof a) =>
        trending({ upvotes, listedOn: new Date(today - age * 86_400_000).toISOString().slice(0, 10) }) ?? 0;
      const decayed = ({ upvotes, age }: typeof a) => upvotes * 2 ** (-age / HALF_LIFE);
      if (Math.abs(decayed(a) / decayed(b) - 1) < 1e-9) return;
      expect(value(a) > value(b)).toBe(decayed(a) > decayed(b));
    }),
  );
});
