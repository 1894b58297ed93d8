import { sql } from 'drizzle-orm';
import { MAP_UNITS, NOWHERE } from '#db/columns/block.ts';
import { columnsOf } from '#db/columns/columns.ts';
import { eachBlock } from '#db/columns/each-block.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { paperSet } from '#db/paper-sets.ts';
import { papersOn } from '#db/queries/topic-numbers.ts';
import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { evenlySpread } from '#lib/map/paper-space.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { BLOCK_SIZE } from '#lib/search/postings.ts';

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
/** Half the width, as a share of the map's, of the square in which neighbours are looked for first: it holds some 30 papers. */
const REACH = 0.05;
const REACHED = 2.7;

/** Where a paper lies on the map; undefined where it has no place. */
export function mapNeighbours(db: Database, paperId: number): MapNeighbours | undefined {
  const place = db.get<MapPlace>(sql`select x, y from map_points where paper_id = ${paperId}`);
  if (!place) return undefined;
  const [dx, dy] = [sql`(m.x - ${place.x}) * ${MAP_WIDTH}`, sql`(m.y - ${place.y}) * ${MAP_HEIGHT}`];
  const nearest = (reach: number) =>
    db.all<MapPlace & { slug: string; title: string }>(sql`
      select p.slug, p.title_text as title, n.x, n.y from (
        select m.paper_id, m.x, m.y, ${dx} * ${dx} + ${dy} * ${dy} as distance from map_points m
        where m.x between ${place.x - reach} and ${place.x + reach} and m.paper_id <> ${paperId}
          and abs(m.y - ${place.y}) <= ${reach}
        order by distance, m.paper_id limit ${NEAR}
      ) n join papers p on p.id = n.paper_id order by n.distance, n.paper_id`);
  const papers = paperSet(db, EVERYTHING).length;
  const others = mapBackground(db);
  for (let reach = Math.min(REACH, REACHED / Math.sqrt(papers)); reach < 1; reach *= 4) {
    const near = nearest(reach);
    const last = near[NEAR - 1];
    // Outside the square one may be nearer than what is in its corners.
    const isSure =
      last &&
      Math.hypot((last.x - place.x) * MAP_WIDTH, (last.y - place.y) * MAP_HEIGHT) <= reach * MAP_HEIGHT;
    if (isSure) return { place, near, others };
  }
  return { place, near: nearest(1), others };
}

/** Where a topic's papers lie on the map: all of them or, of many, as many as show where they gather. */
export function placesOfTopic(db: Database, topic: string): MapPlace[] {
  const places: MapPlace[] = [];
  eachBlock(columnsOf(db), papersOn(db, topic), ({ x, y }, ids) => {
    for (const id of ids) {
      const place = id & (BLOCK_SIZE - 1);
      if (x[place] === NOWHERE) continue;
      places.push({ x: (x[place] as number) / MAP_UNITS, y: (y[place] as number) / MAP_UNITS });
    }
  });
  return evenlySpread(places, BACKGROUND);
}

/** Some points of the map, evenly spread over its papers. */
export function mapBackground(db: Database, most = BACKGROUND): FamilyPlace[] {
  return keptAnswer(db, `${most} points of the map`, () => backgroundOf(db, most));
}

function backgroundOf(db: Database, most: number): FamilyPlace[] {
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
