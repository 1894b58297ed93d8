import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapNeighbours, placesOfTopic } from '#db/queries/map-neighbours.ts';
import { mapPage, mapPointsFile } from '#db/queries/map-page.ts';
import { withValues } from '#lib/hrefs.ts';
import { packedPoints, unpackedPoints } from '#lib/map/points-file.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { type Desk, deskOfDumps, rows } from '#tests/fixtures/database.ts';

let shipped: Desk;
beforeAll(async () => {
  shipped = await deskOfDumps();
});
afterAll(() => shipped.remove());

test('an ingest lays out the map: every paper has its point, in its family’s colour', async () => {
  const { total, points, families, sought } = await mapPage(shipped.db, EVERYTHING);
  expect([total, points.length, sought]).toEqual([483, 483, undefined]);
  expect(points.every(({ isIn }) => isIn)).toBe(true);
  const [wrong = { n: -1 }] = rows<{ n: number }>(
    shipped,
    `select count(*) as n from papers p join topics t on t.id = p.topic_id where p.slug || t.family_slug not in
     (${points.map(({ slug, family }) => `'${slug}${family}'`).join()})`,
  );
  expect(wrong.n).toBe(0);
  const [finding] = rows<{ n: number }>(
    shipped,
    `select count(distinct paper_id) as n from paper_topics join topics t on t.id = topic_id where family_slug = 'finding'`,
  );
  expect(families.find(({ slug }) => slug === 'finding')?.count).toBe(finding?.n);
});

test('a state marks its papers, on the page and in the file for a canvas', async () => {
  const query = withValues(EVERYTHING, 'topic', ['merging']);
  const ids = rows<{ id: number }>(
    shipped,
    `select paper_id as id from paper_topics join topics t on t.id = topic_id where t.slug = 'merging' order by 1`,
  ).map(({ id }) => id);
  const { points } = await mapPage(shipped.db, query);
  expect(points.filter(({ isIn }) => isIn).map(({ id }) => id)).toEqual(ids);
  const file = unpackedPoints(packedPoints(mapPointsFile(shipped.db, query)).buffer);
  expect([...file.ids].filter((_, place) => file.isIn[place] === 1)).toEqual(ids);
  expect([...file.xs]).toEqual(points.map(({ x }) => Math.fround(x)));
  const { families } = await mapPage(shipped.db, EVERYTHING);
  expect([...file.families].map((place) => families[place]?.slug)).toEqual(
    points.map(({ family }) => family),
  );
});

test('bytes that are cut are no points', () => {
  const bytes = packedPoints(mapPointsFile(shipped.db, EVERYTHING));
  expect(() => unpackedPoints(bytes.buffer.slice(0, -1))).toThrow(RangeError);
  expect(() => unpackedPoints(new ArrayBuffer(2))).toThrow(RangeError);
});

test('the papers nearest to one on the map come nearest first, and it is none of them', () => {
  const places = rows<{ id: number; slug: string; x: number; y: number }>(
    shipped,
    'select id, slug, x, y from map_points join papers on id = paper_id order by id',
  );
  const [first] = places;
  const byHand = places
    .slice(1)
    .map(({ slug, x, y }) => ({
      slug,
      away: Math.hypot((x - (first?.x ?? 0)) * 1040, (y - (first?.y ?? 0)) * 860),
    }))
    .sort((a, b) => a.away - b.away)
    .slice(0, 6);
  const found = mapNeighbours(shipped.db, first?.id ?? 0);
  expect(found?.near.map(({ slug }) => slug)).toEqual(byHand.map(({ slug }) => slug));
  expect(mapNeighbours(shipped.db, 99_999)).toBeUndefined();
});

test('a former address finds the paper that is looked for', async () => {
  shipped.db.$client.exec(`insert into slugs values ('a-former-address', 7)`);
  expect((await mapPage(shipped.db, EVERYTHING, 'a-former-address')).sought?.id).toBe(7);
  expect((await mapPage(shipped.db, EVERYTHING, 'no-such-paper')).sought).toBeUndefined();
});

test('a topic is where its papers are', () => {
  const places = rows<{ x: number; y: number }>(
    shipped,
    `select m.x, m.y from map_points m join paper_topics pt on pt.paper_id = m.paper_id
     join topics t on t.id = pt.topic_id where t.slug = 'merging' order by m.paper_id`,
  );
  expect(places).toHaveLength(21);
  expect(placesOfTopic(shipped.db, 'merging')).toEqual(places);
  expect(placesOfTopic(shipped.db, 'alchemy')).toEqual([]);
});
