import { type SQL, sql } from 'drizzle-orm';
import { papers } from '#db/schema.ts';
import { AREA_UNITS, type Area, boundsOf, sidesOf } from '#lib/map/area.ts';

/**
 * The condition that a paper lies in an area of the map, over the table `papers`: a line from it to the right crosses an
 * odd number of sides (Shimrat 1962). A paper without a place on the map lies nowhere.
 */
export function inArea(area: Area): SQL {
  const { left, right, top, bottom } = boundsOf(area);
  const share = (number: number) => number / AREA_UNITS;
  const crossings = sidesOf(area)
    .filter(({ fromY, toY }) => fromY !== toY)
    .map(({ fromX, fromY, toX, toY }) => {
      const slope = (toX - fromX) / (toY - fromY);
      return sql`((y < ${share(fromY)}) <> (y < ${share(toY)}) and x < ${share(fromX)} + (y - ${share(fromY)}) * ${slope})`;
    });
  return sql`${papers.id} in (select paper_id from map_points
    where x between ${share(left)} and ${share(right)} and y between ${share(top)} and ${share(bottom)}
    and (${sql.join(crossings, sql` + `)}) % 2 = 1)`;
}
