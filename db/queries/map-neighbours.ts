import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { evenlySpread } from '#lib/map/paper-space.ts';

/** A place on the map, in shares of its width and height. */
export type MapPlace = { x: number; y: number };
/** The same with the family of its paper's core topic. */
export type FamilyPlace = MapPlace & { family: string };
/** Where a paper lies, the papers nearest to it there, and the others as a background. */
export type MapNeighbours = {
  place: MapPlace;
  near: (MapPlace & { slug: string; title: string })[];
  others: MapPlace[];
};

const NEAR = 6;
/** Points of a background, which shows the shape of the map and nothing else. */
const BACKGROUND = 400;
/** Half the width, as a share of the map's, of the square in which neighbours are looked for first. */
const REACH = 0.05;

/** Where a paper lies on the map; undefined where it has no place. */
export function mapNeighbours(db: Database, paperId: number): MapNeighbours | undefined {
  const place = db.get<MapPlace>(sql`select x, y from map_points where paper_id = ${paperId}`);
  if (!place) return undefined;
  const [dx, dy] = [sql`(m.x - ${place.x}) * ${MAP_WIDTH}`, sql`(m.y - ${place.y}) * ${MAP_HEIGHT}`];
  const nearest = (reach: number) =>
    db.all<MapPlace & { slug: string; title: string }>(sql`
      select p.slug, p.title_text as title, m.x, m.y from map_points m join papers p on p.id = m.paper_id
      where m.x between ${place.x - reach} and ${place.x + reach} and m.paper_id <> ${paperId}
        and abs(m.y - ${place.y}) <= ${reach}
      order by ${dx} * ${dx} + ${dy} * ${dy}, m.paper_id
      limit ${NEAR}`);
  const close = nearest(REACH);
  const last = close[NEAR - 1];
  // Outside the square one may be nearer than what is in its corners.
  const isSure =
    last && Math.hypot((last.x - place.x) * MAP_WIDTH, (last.y - place.y) * MAP_HEIGHT) <= REACH * MAP_HEIGHT;
  return { place, near: isSure ? close : nearest(1), others: mapBackground(db) };
}

/** Where a topic's papers lie on the map: all of them or, of many, as many as show where they gather. */
export function placesOfTopic(db: Database, topic: string): MapPlace[] {
  const places = db.all<MapPlace>(sql`
    select m.x, m.y from topics t join paper_topics pt on pt.topic_id = t.id
      join map_points m on m.paper_id = pt.paper_id
    where t.slug = ${topic} order by m.paper_id`);
  return evenlySpread(places, BACKGROUND);
}

/** Some points of the map, evenly spread over its papers. */
export function mapBackground(db: Database, most = BACKGROUND): FamilyPlace[] {
  const { last = 0, n = 0 } =
    db.get<{ last: number | null; n: number }>(
      sql`select max(paper_id) as last, count(*) as n from map_points`,
    ) ?? {};
  const step = Math.max(1, Math.ceil(n / (4 * most)));
  if (last === null) return [];
  return evenlySpread(
    db.all<FamilyPlace>(sql`
      select m.x, m.y, t.family_slug as family from map_points m join papers p on p.id = m.paper_id
        join topics t on t.id = p.topic_id
      where m.paper_id % ${step} = 0 order by m.paper_id`),
    most,
  );
}
