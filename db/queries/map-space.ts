import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import type { PaperSpace } from '#lib/map/paper-space.ts';
import type { Points } from '#lib/map/spread.ts';
import { VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Papers with a place on the map, in the order of their ids: what they mean, where they lie, what they are about. */
export type MapSpace = { space: PaperSpace; points: Points; topics: Set<number>[] };

/** Everything that the map is made from and measured by. That two papers fit no topic is nothing that they share. */
export function mapSpace(db: Database): MapSpace {
  const rows = db.$client
    .prepare<[], [id: number, vector: Buffer, x: number, y: number]>(
      `select m.paper_id, v.vector, m.x, m.y from map_points m join paper_vectors v on v.paper_id = m.paper_id order by 1`,
    )
    .raw()
    .all();
  const space = new Int8Array(rows.length * VECTOR_DIMENSIONS);
  for (const [index, [, vector]] of rows.entries()) space.set(vector, index * VECTOR_DIMENSIONS);
  const tagged = db.all<{ paper: number; topic: number }>(sql`
    select pt.paper_id as paper, pt.topic_id as topic from paper_topics pt join topics t on t.id = pt.topic_id
    where t.slug <> coalesce((select otherwise from taxonomy), '')`);
  const byPaper = Map.groupBy(tagged, ({ paper }) => paper);
  return {
    space,
    points: Float64Array.from(rows.flatMap(([, , x, y]) => [x * MAP_WIDTH, y * MAP_HEIGHT])),
    topics: rows.map(([id]) => new Set(byPaper.get(id)?.map(({ topic }) => topic))),
  };
}
