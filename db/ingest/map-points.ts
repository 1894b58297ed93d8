import type { Crew } from '#db/ingest/crew.ts';
import { nameGroups } from '#db/ingest/map-labels.ts';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { leastDistance, MAP_HEIGHT, MAP_WIDTH, share } from '#lib/map/frame.ts';
import { laidOut } from '#lib/map/layout.ts';
import { evenlySpread, type PaperSpace } from '#lib/map/paper-space.ts';
import type { Landmarks } from '#lib/map/place.ts';
import { type Points, spread } from '#lib/map/spread.ts';
import { VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Papers that UMAP lays out; of more, as many evenly spread ones, and the others are placed among those: memory is bounded. */
const MOST_LANDMARKS = 1500;
/** The map is laid out anew when more than this share of all papers have come since it was. */
const MOST_NEW = 0.5;
/** Papers that are placed at a time. */
const BATCH = 1000;
/** Up to so many papers groups are named anew at every change, beyond at each growth by this factor. */
const SMALL = 5000;
const GROWTH = 1.1;

/** Papers with their points, in the order of their ids. */
export type Placed = { ids: Int32Array; points: Points };

/** What there is to do: papers that stay where they are, those that get a place, and those that they are placed among. */
type Work = { kept: Placed; ids: Int32Array; landmarks: Landmarks; isAnew: boolean };

/**
 * Gives every paper that has none a place on the map, among the papers that it is alike, and moves no other one; where
 * more than half of all papers have come since the map was laid out, all are laid out anew. Then the groups are named
 * anew; of more than 5,000 papers, at about each tenth more of them. Nothing is done where no paper is new or changed.
 * Of papers that stay only their points are read, 20 bytes a paper.
 *
 * @param changed papers whose texts may have changed: they stay where they are
 */
export async function layMap(crew: Crew, db: Database, changed: ReadonlySet<number>): Promise<void> {
  const work = workOf(db, changed);
  if (!work) return;
  await crew.everywhere('settle', work.landmarks);
  const points = new Float64Array(work.ids.length * 2);
  const placed = crew.each('situate', batches(db, work.ids), ({ space }) => ({ space }));
  for await (const [{ from }, places] of placed) points.set(places, from * 2);
  finish(db, work, points);
}

function workOf(db: Database, changed: ReadonlySet<number>): Work | undefined {
  const total = count(db, 'papers');
  const missing = total - count(db, 'map_points');
  if (missing === 0 && (changed.size === 0 || total > SMALL)) return undefined;
  const { since, ...kept } = storedPoints(db);
  if (missing + since > MOST_NEW * total) {
    const ids = allIds(db);
    const space = spaceOf(db, evenlySpread(ids, MOST_LANDMARKS));
    const none = { ids: new Int32Array(0), points: new Float64Array(0) };
    return { kept: none, ids, landmarks: { space, points: laidOut(space) }, isAnew: true };
  }
  const places = evenlySpread(Array.from(kept.ids.keys()), MOST_LANDMARKS);
  const landmarks = {
    space: spaceOf(
      db,
      places.map((place) => kept.ids[place] ?? 0),
    ),
    points: Float64Array.from(places.flatMap((place) => [...kept.points.subarray(place * 2, place * 2 + 2)])),
  };
  return { kept, ids: idsWithoutPoint(db, changed, missing), landmarks, isAnew: false };
}

function finish(db: Database, { kept, ids, isAnew }: Work, places: Points): void {
  const stay = kept.points.length;
  const points = new Float64Array(stay + places.length);
  points.set(kept.points);
  points.set(places, stay);
  spread(points, leastDistance(points.length / 2), kept.ids.length);
  if (isAnew) db.$client.exec('delete from map_points');
  for (const [index, id] of ids.entries()) {
    const [x, y] = [points[stay + index * 2] ?? 0, points[stay + index * 2 + 1] ?? 0];
    addPoint(db).run(id, share(x, MAP_WIDTH), share(y, MAP_HEIGHT), isAnew ? 1 : 0);
  }
  if (!isAnew && !isOtherSize(kept.ids.length, points.length / 2)) return;
  const all = new Int32Array(points.length / 2);
  all.set(kept.ids);
  all.set(ids, kept.ids.length);
  nameGroups(db, { ids: all, points });
}

/** Whether so many papers more are so much more that the groups may be others. */
function isOtherSize(before: number, now: number): boolean {
  const step = (papers: number) => Math.floor(Math.log(papers) / Math.log(GROWTH));
  return now <= SMALL || step(before) !== step(now);
}

const addPoint = prepared(({ $client }) =>
  $client.prepare<[paperId: number, x: number, y: number, laidOut: number]>(
    'insert into map_points (paper_id, x, y, laid_out) values (?, ?, ?, ?)',
  ),
);

function count({ $client }: Database, table: 'papers' | 'map_points'): number {
  return $client.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
}

/** The points that are stored, and how many of them have come since the map was laid out. */
function storedPoints(db: Database): Placed & { since: number } {
  const size = count(db, 'map_points');
  const [ids, points] = [new Int32Array(size), new Float64Array(size * 2)];
  let [since, index] = [0, 0];
  const rows = db.$client
    .prepare<[], [id: number, x: number, y: number, laidOut: number]>(
      'select paper_id, x, y, laid_out from map_points order by paper_id',
    )
    .raw()
    .iterate();
  for (const [id, x, y, isLaidOut] of rows) {
    ids[index] = id;
    points[index * 2] = x * MAP_WIDTH;
    points[index * 2 + 1] = y * MAP_HEIGHT;
    since += 1 - isLaidOut;
    index++;
  }
  return { ids, points, since };
}

/** Without an order SQLite reads them from an index, which is a fraction of the papers. */
function allIds({ $client }: Database): Int32Array {
  return sorted($client.prepare<[], number>('select id from papers').pluck().iterate());
}

/** The papers without a point: mostly those that are known to be new; where those are not all, every paper is looked at. */
function idsWithoutPoint(db: Database, changed: ReadonlySet<number>, missing: number): Int32Array {
  const without =
    'select id from papers where not exists (select 1 from map_points where paper_id = papers.id)';
  const isWithout = db.$client.prepare<[number], number>(`${without} and id = ?`).pluck();
  const ids = [...changed].filter((id) => isWithout.get(id) !== undefined);
  return sorted(ids.length === missing ? ids : db.$client.prepare<[], number>(without).pluck().iterate());
}

function sorted(ids: Iterable<number>): Int32Array {
  return Int32Array.from(ids).sort();
}

function* batches(db: Database, ids: Int32Array): Generator<{ from: number; space: PaperSpace }> {
  for (let from = 0; from < ids.length; from += BATCH)
    yield { from, space: spaceOf(db, ids.subarray(from, from + BATCH)) };
}

const vectorOf = prepared(({ $client }) =>
  $client.prepare<[number], Buffer>('select vector from paper_vectors where paper_id = ?').pluck(),
);

/** The vectors of papers, zeros for one that has not been indexed. */
function spaceOf(db: Database, ids: Iterable<number> & { readonly length: number }): PaperSpace {
  const space = new Int8Array(ids.length * VECTOR_DIMENSIONS);
  const [bytes, find] = [new Uint8Array(space.buffer), vectorOf(db)];
  let at = 0;
  for (const id of ids) {
    const vector = find.get(id);
    if (vector) bytes.set(vector, at);
    at += VECTOR_DIMENSIONS;
  }
  return space;
}
