import type { Placed } from '#db/ingest/map-points.ts';
import { inserter, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { mapLabels } from '#db/schema.ts';
import { distinctiveTerms } from '#lib/map/cluster-terms.ts';
import { grouped } from '#lib/map/clusters.ts';
import { MAP_HEIGHT, MAP_WIDTH, share } from '#lib/map/frame.ts';
import { placedLabels } from '#lib/map/labels.ts';
import type { Points } from '#lib/map/spread.ts';

/** Papers by which groups are found and names placed, those whose texts tell the names, and how many groups there are. */
const MOST_GROUPED = 20_000;
const MOST_READ = 3000;
const MOST_GROUPS = 40;
/** Papers of an ordinary small group. */
const FEWEST_IN_GROUP = 8;

const addLabel = inserter(mapLabels);
const textOf = prepared(({ $client }) =>
  $client.prepare<[number], { title: string; abstract: string }>(
    'select title_text as title, abstract_text as abstract from papers where id = ?',
  ),
);

/**
 * Groups the papers that lie near each other, and writes the term beside each group that most sets it apart. Of many
 * papers some thousands are looked at, the same ones when others come, so that the names last.
 */
export function nameGroups(db: Database, { ids, points }: Placed): void {
  const wanted = Math.min(
    MOST_GROUPS,
    Math.round(ids.length / FEWEST_IN_GROUP),
    Math.round(1.5 * Math.sqrt(ids.length)),
  );
  const sample = ids.length <= MOST_GROUPED ? points : pointsAt(points, sampled(ids, MOST_GROUPED));
  const groups = grouped(points, wanted, sample);
  const terms = distinctiveTerms(
    sampled(ids, MOST_READ).map((place) => {
      const text = textOf(db).get(ids[place] ?? 0) ?? { title: '', abstract: '' };
      return { group: groups[place] ?? 0, ...text };
    }),
  );
  const middles = middlesOf(points, groups, wanted);
  const labels = [...terms].map(([group, term]) => ({
    term,
    ...(middles[group] ?? { x: 0, y: 0, papers: 0 }),
  }));
  db.delete(mapLabels).run();
  for (const { x, y, ...label } of placedLabels(labels, sample))
    addLabel(db)({ ...label, x: share(x, MAP_WIDTH), y: share(y, MAP_HEIGHT) });
}

/** The places of papers by whose ids they are chosen: every one, or every second, fourth, …, until they are at most so many. */
function sampled(ids: Int32Array, most: number): number[] {
  let step = 1;
  while (ids.length > most * step) step *= 2;
  const places: number[] = [];
  for (let place = 0; place < ids.length; place++) if ((ids[place] ?? 0) % step === 0) places.push(place);
  return places.slice(0, most);
}

function pointsAt(points: Points, places: readonly number[]): Points {
  const own = new Float64Array(places.length * 2);
  for (const [index, place] of places.entries())
    own.set(points.subarray(place * 2, place * 2 + 2), index * 2);
  return own;
}

/** The mean of each group's points and how many they are. */
function middlesOf(
  points: Points,
  groups: Int32Array,
  count: number,
): { x: number; y: number; papers: number }[] {
  const sums = Array.from({ length: count }, () => ({ x: 0, y: 0, papers: 0 }));
  for (let point = 0; point < groups.length; point++) {
    const sum = sums[groups[point] ?? 0];
    if (!sum) continue;
    sum.x += points[point * 2] ?? 0;
    sum.y += points[point * 2 + 1] ?? 0;
    sum.papers += 1;
  }
  return sums.map(({ x, y, papers }) => ({ x: x / papers, y: y / papers, papers }));
}
