/**
 * A polygon on the map: x and y of its corners in turn, whole numbers, in ten-thousandths of the map's width and height
 * from the left upper corner. Without corners it is the whole map.
 */
export type Area = readonly number[];

export const AREA_UNITS = 10_000;
/** Corners that an address can carry. */
export const MOST_CORNERS = 60;
const LEAST_CORNERS = 3;

export function areaText(area: Area): string {
  return area.join(',');
}

/** The polygon that a text names: `1000,1000,4000,1000,2500,3000`; undefined where it is none that has an inside. */
export function areaIn(text: string): number[] | undefined {
  if (!/^\d{1,5}(?:,\d{1,5})*$/.test(text)) return undefined;
  const numbers = text.split(',').map(Number);
  const corners = numbers.length / 2;
  const isWithin = numbers.every((number) => number <= AREA_UNITS);
  if (!isWithin || !Number.isInteger(corners) || corners < LEAST_CORNERS || corners > MOST_CORNERS)
    return undefined;
  const { left, right, top, bottom } = boundsOf(numbers);
  return left < right && top < bottom ? numbers : undefined;
}

/** The smallest rectangle that holds an area with corners, in its units. */
export function boundsOf(area: Area): { left: number; right: number; top: number; bottom: number } {
  const [xs, ys] = [0, 1].map((axis) => area.filter((_, index) => index % 2 === axis));
  return {
    left: Math.min(...(xs ?? [])),
    right: Math.max(...(xs ?? [])),
    top: Math.min(...(ys ?? [])),
    bottom: Math.max(...(ys ?? [])),
  };
}

/** The sides of a polygon, the last one back to its first corner. */
export function sidesOf(area: Area): { fromX: number; fromY: number; toX: number; toY: number }[] {
  return Array.from({ length: area.length / 2 }, (_, corner) => {
    const next = ((corner + 1) * 2) % area.length;
    return {
      fromX: area[corner * 2] ?? 0,
      fromY: area[corner * 2 + 1] ?? 0,
      toX: area[next] ?? 0,
      toY: area[next + 1] ?? 0,
    };
  });
}

/**
 * The area that a drawn line encloses, of no more corners than an address can carry.
 *
 * @param line x and y in turn, shares of the map's width and height; what lies outside is drawn to the edge
 * @returns undefined where it encloses nothing
 */
export function areaOfLine(line: readonly number[]): Area | undefined {
  const corners = Math.floor(line.length / 2);
  const kept = Math.min(corners, MOST_CORNERS);
  const numbers = Array.from({ length: kept * 2 }, (_, index) => {
    const corner = Math.floor(((index >> 1) * corners) / kept);
    const share = Math.min(1, Math.max(0, line[corner * 2 + (index & 1)] ?? 0));
    return Math.round(share * AREA_UNITS);
  });
  return areaIn(areaText(numbers));
}
