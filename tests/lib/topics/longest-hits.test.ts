import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestHits, saturated } from '#lib/topics/longest-hits.ts';
import type { Hits } from '#lib/topics/scanner.ts';

type Hit = { topic: string; first: number; last: number };

const hit = (topic: string, first: number, last: number): Hit => ({ topic, first, last });

const columns = (hits: readonly Hit[], value: (hit: Hit, at: number) => number): Hits => ({
  values: hits.map(value),
  firsts: hits.map(({ first }) => first),
  lasts: hits.map(({ last }) => last),
});

/** The hits that are kept, by topic, each hit being of a value of its own. */
function longest(hits: readonly Hit[]): Map<string, Hit[]> {
  const topics = [...new Set(hits.map(({ topic }) => topic))];
  const { values, firsts, lasts } = longestHits(
    columns(hits, (_, at) => at),
    hits.map(({ topic }) => topics.indexOf(topic)),
  );
  const found = values.map((value) => hits[value]).filter((one) => one !== undefined);
  expect(firsts).toEqual(found.map(({ first }) => first));
  expect(lasts).toEqual(found.map(({ last }) => last));
  return Map.groupBy(found, ({ topic }) => topic);
}

/** The places that are kept, by topic. */
function kept(...hits: Hit[]): Record<string, string[]> {
  return Object.fromEntries(
    [...longest(hits)].map(([topic, found]) => [topic, found.map(({ first, last }) => `${first}–${last}`)]),
  );
}

test('of hits that overlap, the longest counts', () => {
  expect(kept(hit('a', 0, 0), hit('a', 0, 1), hit('a', 1, 1))).toEqual({ a: ['0–1'] });
  expect(kept(hit('a', 0, 1), hit('a', 1, 3))).toEqual({ a: ['1–3'] });
  expect(kept(hit('a', 0, 2), hit('a', 1, 1), hit('a', 2, 3))).toEqual({ a: ['0–2'] });
});

test('of hits as long, the first', () => {
  const [one, other] = [hit('a', 0, 1), hit('a', 0, 1)];
  expect(longest([one, other]).get('a')?.[0]).toBe(one);
  expect(kept(hit('a', 0, 1), hit('a', 1, 2))).toEqual({ a: ['0–1'] });
});

test('hits that only touch, and hits of other topics, stay', () => {
  expect(kept(hit('a', 0, 1), hit('b', 0, 0), hit('b', 1, 1), hit('a', 2, 2))).toEqual({
    a: ['0–1', '2–2'],
    b: ['0–0', '1–1'],
  });
  expect(kept()).toEqual({});
});

test('a value of no topic is passed over', () => {
  const hits = [hit('a', 0, 3), hit('a', 1, 1)];
  expect(
    longestHits(
      columns(hits, (_, at) => at),
      [-1, 0],
    ),
  ).toEqual({ values: [1], firsts: [1], lasts: [1] });
});

test('no two of a topic overlap, and none that was left out is longer than all that stayed', () => {
  const hits = fc.array(
    fc
      .tuple(fc.constantFrom('a', 'b'), fc.nat(20), fc.nat(4))
      .map(([topic, first, more]) => hit(topic, first, first + more)),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(hits, (unsorted) => {
      const sorted = unsorted.sort((a, b) => a.first - b.first || a.last - b.last);
      const byTopic = longest(sorted);
      for (const found of byTopic.values()) {
        for (const [at, { last }] of found.entries()) {
          expect(found[at + 1]?.first ?? Number.POSITIVE_INFINITY).toBeGreaterThan(last);
        }
      }
      const length = (hits: typeof sorted) => Math.max(...hits.map(({ first, last }) => last - first));
      for (const [topic, found] of byTopic) {
        expect(length(found)).toBe(length(sorted.filter((one) => one.topic === topic)));
      }
    }),
  );
});

test('repetition counts less and less', () => {
  expect(saturated(0)).toBe(0);
  expect(saturated(1)).toBe(1);
  expect(saturated(2)).toBeCloseTo(1.368, 3);
  expect(saturated(1000)).toBeCloseTo(1.582, 3);
});
