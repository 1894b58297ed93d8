import { inserter, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { mapLabels, mapPoints } from '#db/schema.ts';
import { distinctiveTerms } from '#lib/map/cluster-terms.ts';
import { grouped } from '#lib/map/clusters.ts';
import { leastDistance, MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { placedLabels } from '#lib/map/labels.ts';
import { laidOut } from '#lib/map/layout.ts';
import { evenlySpread, type PaperSpace } from '#lib/map/paper-space.ts';
import { placer } from '#lib/map/place.ts';
import { type Points, spread } from '#lib/map/spread.ts';
import { VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Papers that UMAP lays out; of more, as many evenly spread ones, and the others are placed among those: memory is bounded. */
const MOST_LANDMARKS = 1500;
/** The map is laid out anew when more than this share of all papers have come since it was. */
const MOST_NEW = 0.5;
/** Papers whose vectors are held at a time. */
const BATCH = 1000;
/** Papers whose texts tell what stands beside the groups, and how many groups there are. */
const MOST_READ = 3000;
const MOST_GROUPS = 40;
/** Papers of an ordinary small group. */
const FEWEST_IN_GROUP = 8;

const addPoint = inserter(mapPoints);
const addLabel = inserter(mapLabels);

/** A paper's place as it is stored: shares of the map's width and height. */
type Stored = { paperId: number; x: number; y: number; laidOut: number };

/**
 * Gives every paper that has none a place on the map, among the papers that it is alike, and moves no other one; where
 * more than half of all papers have come since the map was laid out, all are laid out anew. Then the groups are named
 * anew. Nothing is done where no paper is new or changed.
 *
 * @param changed papers whose texts may have changed: they stay where they are
 */
export function layMap(db: Database, changed: ReadonlySet<number>): void {
  const ids = db.$client.prepare<[], number>('select id from papers order by id').pluck().all();
  const stored = db.$client
    .prepare<[], Stored>(
      'select paper_id as paperId, x, y, laid_out as laidOut from map_points order by paper_id',
    )
    .all();
  const missing = ids.length - stored.length;
  if (missing === 0 && changed.size === 0) return;
  const since = missing + stored.filter((point) => point.laidOut === 0).length;
  const isAnew = since > MOST_NEW * ids.length;
  const points = isAnew ? allLaidOut(db, ids) : withPlaced(db, ids, stored);
  if (isAnew) db.delete(mapPoints).run();
  const old = new Set(isAnew ? [] : stored.map(({ paperId }) => paperId));
  for (const [index, paperId] of ids.entries()) {
    const [x, y] = [share(points[index * 2], MAP_WIDTH), share(points[index * 2 + 1], MAP_HEIGHT)];
    if (!old.has(paperId)) addPoint(db)({ paperId, x, y, laidOut: isAnew });
  }
  nameGroups(db, ids, points);
}

function share(place: number | undefined, length: number): number {
  return Math.round(((place ?? 0) / length) * 1e6) / 1e6;
}

function allLaidOut(db: Database, ids: readonly number[]): Points {
  const landmarkIds = evenlySpread(ids, MOST_LANDMARKS);
  const space = spaceOf(db, landmarkIds);
  const layout = laidOut(space);
  const points = landmarkIds.length === ids.length ? layout : placedAmong(db, ids, { space, points: layout });
  spread(points, leastDistance(ids.length));
  return points;
}

/** The points of all papers, in the order of `ids`: those that are stored, and places for the others. */
function withPlaced(db: Database, ids: readonly number[], stored: readonly Stored[]): Points {
  const landmarks = evenlySpread(stored, MOST_LANDMARKS);
  const known = new Set(stored.map(({ paperId }) => paperId));
  const newIds = ids.filter((id) => !known.has(id));
  const among = {
    space: spaceOf(
      db,
      landmarks.map(({ paperId }) => paperId),
    ),
    points: pointsOf(landmarks),
  };
  const points = new Float64Array(ids.length * 2);
  points.set(pointsOf(stored));
  points.set(placedAmong(db, newIds, among), stored.length * 2);
  spread(points, leastDistance(ids.length), stored.length);
  const placeOf = new Map(
    [...stored.map(({ paperId }) => paperId), ...newIds].map((id, place) => [id, place]),
  );
  return Float64Array.from({ length: points.length }, (_, index) => {
    const place = placeOf.get(ids[index >> 1] ?? 0) ?? 0;
    return points[place * 2 + (index & 1)] ?? 0;
  });
}

function pointsOf(stored: readonly Stored[]): Points {
  return Float64Array.from(stored.flatMap(({ x, y }) => [x * MAP_WIDTH, y * MAP_HEIGHT]));
}

function placedAmong(
  db: Database,
  ids: readonly number[],
  landmarks: { space: PaperSpace; points: Points },
): Points {
  const points = new Float64Array(ids.length * 2);
  if (ids.length === 0) return points;
  const place = placer(landmarks);
  for (let from = 0; from < ids.length; from += BATCH)
    points.set(place(spaceOf(db, ids.slice(from, from + BATCH))), from * 2);
  return points;
}

const vectorOf = prepared(({ $client }) =>
  $client.prepare<[number], Buffer>('select vector from paper_vectors where paper_id = ?').pluck(),
);

/** The vectors of papers, zeros for one that has not been indexed. */
function spaceOf(db: Database, ids: readonly number[]): PaperSpace {
  const space = new Int8Array(ids.length * VECTOR_DIMENSIONS);
  // The bytes of a Buffer are 0 to 255; stored into signed ones they are again what they were.
  for (const [index, id] of ids.entries()) space.set(vectorOf(db).get(id) ?? [], index * VECTOR_DIMENSIONS);
  return space;
}

const textOf = prepared(({ $client }) =>
  $client.prepare<[number], { title: string; abstract: string }>(
    'select title_text as title, abstract_text as abstract from papers where id = ?',
  ),
);

/** Groups the papers that lie near each other, and writes the term beside each group that most sets it apart. */
function nameGroups(db: Database, ids: readonly number[], points: Points): void {
  const wanted = Math.min(
    MOST_GROUPS,
    Math.round(ids.length / FEWEST_IN_GROUP),
    Math.round(1.5 * Math.sqrt(ids.length)),
  );
  const groups = grouped(points, wanted);
  const places = evenlySpread([...ids.keys()], MOST_READ);
  const terms = distinctiveTerms(
    places.map((place) => {
      const text = textOf(db).get(ids[place] ?? 0) ?? { title: '', abstract: '' };
      return { group: groups[place] ?? 0, ...text };
    }),
  );
  const members = Map.groupBy(ids.keys(), (place) => groups[place] ?? 0);
  const labels = [...terms].map(([group, term]) => {
    const own = members.get(group) ?? [];
    const mean = (axis: number) =>
      own.reduce((sum, place) => sum + (points[place * 2 + axis] ?? 0), 0) / own.length;
    return { term, x: mean(0), y: mean(1), papers: own.length };
  });
  db.delete(mapLabels).run();
  for (const { x, y, ...label } of placedLabels(labels, points))
    addLabel(db)({ ...label, x: share(x, MAP_WIDTH), y: share(y, MAP_HEIGHT) });
}
