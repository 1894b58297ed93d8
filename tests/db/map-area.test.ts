import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countPapers } from '#db/queries/list-papers.ts';
import { withArea, withValues } from '#lib/hrefs.ts';
import { boundsOf, sidesOf } from '#lib/map/area.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { type Desk, deskOfDumps, rows } from '#tests/fixtures/database.ts';

let shipped: Desk;
beforeAll(async () => {
  shipped = await deskOfDumps();
  // A grid of places that are on no line between corners of whole hundredths.
  shipped.db.$client.exec('delete from map_points');
  shipped.db.$client.exec(
    `insert into map_points select id, (id % 22) / 22.0 + 0.00123, (id / 22) / 22.0 + 0.00077, 1 from papers`,
  );
});
afterAll(() => shipped.remove());

/** Whether angles from a place to the corners turn round it an odd number of times: told otherwise than in SQL. */
function isInside(area: readonly number[], x: number, y: number): boolean {
  let turned = 0;
  for (const { fromX, fromY, toX, toY } of sidesOf(area)) {
    const [a, b] = [Math.atan2(fromY - y, fromX - x), Math.atan2(toY - y, toX - x)];
    turned += Math.atan2(Math.sin(b - a), Math.cos(b - a));
  }
  return Math.abs(Math.round(turned / (2 * Math.PI))) % 2 === 1;
}

test('the papers of an area are those whose places it encloses', async () => {
  const points = rows<{ x: number; y: number }>(shipped, 'select x, y from map_points');
  const corner = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
  await fc.assert(
    fc.asyncProperty(fc.array(corner, { minLength: 3, maxLength: 9 }), async (corners) => {
      const area = corners.flat().map((number) => number * 100);
      const { left, right, top, bottom } = boundsOf(area);
      fc.pre(left < right && top < bottom);
      const inside = points.filter(({ x, y }) => isInside(area, x * 10_000, y * 10_000));
      expect(await countPapers(shipped.db, withArea(EVERYTHING, area))).toBe(inside.length);
    }),
    { seed: 9, numRuns: 150 },
  );
});

test('an area restricts with the filters', async () => {
  const left = [0, 0, 5000, 0, 5000, 10_000, 0, 10_000];
  const merging = withValues(EVERYTHING, 'topic', ['merging']);
  const [{ n = 0 } = {}] = rows<{ n: number }>(
    shipped,
    `select count(*) as n from map_points join paper_topics pt using (paper_id) join topics t on t.id = pt.topic_id
     where t.slug = 'merging' and x < 0.5`,
  );
  expect(n).toBeGreaterThan(3);
  expect(await countPapers(shipped.db, withArea(merging, left))).toBe(n);
  shipped.db.$client.exec('delete from map_points where x < 0.5');
  expect(await countPapers(shipped.db, withArea(merging, left))).toBe(0);
});
