import { type Block, MAP_UNITS, NOWHERE } from '#db/columns/block.ts';
import { AREA_UNITS, type Area, boundsOf, sidesOf } from '#lib/map/area.ts';

/**
 * 1 for the places of a block whose papers lie in an area of the map: a line from such a paper to the right crosses an
 * odd number of sides (Shimrat 1962). A paper without a place on the map lies nowhere.
 */
export function placesInArea(block: Block, area: Area): Uint8Array {
  const found = new Uint8Array(block.places);
  const { left, right, top, bottom } = boundsOf(area);
  const sides = sidesOf(area).filter(({ fromY, toY }) => fromY !== toY);
  for (let place = 0; place < block.places; place++) {
    if (block.x[place] === NOWHERE) continue;
    const x = ((block.x[place] as number) / MAP_UNITS) * AREA_UNITS;
    const y = ((block.y[place] as number) / MAP_UNITS) * AREA_UNITS;
    if (x < left || x > right || y < top || y > bottom) continue;
    let crossings = 0;
    for (const { fromX, fromY, toX, toY } of sides) {
      if (y < fromY === y < toY) continue;
      if (x < fromX + (y - fromY) * ((toX - fromX) / (toY - fromY))) crossings += 1;
    }
    found[place] = crossings & 1;
  }
  return found;
}
