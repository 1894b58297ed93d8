import { describe, expect, test } from 'vitest';
import { Crew } from '#db/ingest/crew.ts';
import { layMap } from '#db/ingest/map-points.ts';
import type { Database } from '#db/open.ts';
import { shippedSystem } from '#lib/topics/topic-system.ts';
import { type Desk, deskOfDumps, emptyDesk } from '#tests/fixtures/database.ts';

type Point = { paper: number; x: number; y: number; laid: number };

function pointsOf({ $client }: Database): Point[] {
  return $client
    .prepare<[], Point>('select paper_id as paper, x, y, laid_out as laid from map_points order by 1')
    .all();
}

function labelsOf({ $client }: Database) {
  return $client.prepare<[], { term: string; papers: number }>('select * from map_labels order by id').all();
}

/** Works where it is asked, in no thread. */
const alone = new Crew(shippedSystem, 0);

async function withDumps(work: (desk: Desk) => Promise<void> | void): Promise<void> {
  const desk = await deskOfDumps();
  try {
    await work(desk);
  } finally {
    desk.remove();
  }
}

describe('the map of the papers that ship', () => {
  test('is the same in two databases, every paper on it once, no two dots touching', async () => {
    await withDumps(async ({ db }) => {
      await layMap(alone, db, new Set([1]));
      const points = pointsOf(db);
      expect(points).toHaveLength(483);
      expect(points.every(({ x, y, laid }) => x >= 0 && x <= 1 && y >= 0 && y <= 1 && laid === 1)).toBe(true);
      const nearest = points.map(({ paper, x, y }) =>
        Math.min(
          ...points.map((other) =>
            other.paper === paper ? Infinity : Math.hypot((other.x - x) * 1040, (other.y - y) * 860),
          ),
        ),
      );
      expect(Math.min(...nearest)).toBeGreaterThan(8.8);
      const labels = labelsOf(db);
      expect(labels.length).toBeGreaterThan(20);
      expect(labels.map(({ term }) => term)).toContain('model merging');
      await withDumps(async ({ db: other }) => {
        await layMap(alone, other, new Set([1]));
        expect(pointsOf(other)).toEqual(points);
        expect(labelsOf(other)).toEqual(labels);
      });
    });
  });

  test('keeps its places when papers come, until more than half of them are new', async () => {
    await withDumps(async ({ db }) => {
      const without = (count: number) =>
        db.$client.exec(
          `delete from map_points where paper_id in (select id from papers order by id desc limit ${count})`,
        );
      await layMap(alone, db, new Set([1]));
      const before = pointsOf(db);
      without(100);
      await layMap(alone, db, new Set());
      const after = pointsOf(db);
      expect(after.slice(0, 383)).toEqual(before.slice(0, 383));
      expect(after).toHaveLength(483);
      expect(after.slice(383).every(({ laid }) => laid === 0)).toBe(true);
      // 142 more make 242 of 483: laid out anew, as at first.
      without(242);
      await layMap(alone, db, new Set());
      expect(pointsOf(db)).toEqual(before);
    });
  });
});

test('whatever the number of threads, papers come to the same places', async () => {
  const maps: { all: Point[]; later: Point[]; labels: { term: string; papers: number }[] }[] = [];
  for (const threads of [0, 1, 2])
    await withDumps(async ({ db }) => {
      const crew = new Crew(shippedSystem, threads);
      const lay = () => layMap(crew, db, new Set());
      try {
        db.$client.exec('delete from map_points');
        await lay();
        const all = pointsOf(db);
        db.$client.exec('delete from map_points where paper_id % 5 = 0');
        await lay();
        maps.push({ all, later: pointsOf(db), labels: labelsOf(db) });
      } finally {
        await crew.close();
      }
    });
  const [first, ...others] = maps;
  expect(first?.later.filter(({ laid }) => laid === 0)).toHaveLength(96);
  for (const other of others) expect(other).toEqual(first);
});

test('a paper without a place is given one though nothing else has changed; with no papers there is no map', async () => {
  const { db, remove } = await emptyDesk();
  try {
    await layMap(alone, db, new Set());
    expect(pointsOf(db)).toEqual([]);
    expect(labelsOf(db)).toEqual([]);
  } finally {
    remove();
  }
});
