/** The map's frame: its units are pixels at the usual size. Stored coordinates are shares of its width and height. */
export const MAP_WIDTH = 1040;
export const MAP_HEIGHT = 860;

/** Radius of a dot where there is room for it, and the gap between two. */
const USUAL_RADIUS = 4.4;
const GAP = 1.6;
/** Circles of the least distance, drawn about all points, cover at most this share of the frame; tight ones cover 0.9. */
const MOST_COVERED = 0.3;

/** The distance, in units of the frame, that the points of a map keep from each other. */
export function leastDistance(points: number): number {
  const room = (MAP_WIDTH * MAP_HEIGHT * MOST_COVERED) / Math.max(1, points);
  return Math.min(2 * USUAL_RADIUS + GAP, 2 * Math.sqrt(room / Math.PI));
}

/** A dot's radius, in units of the frame: dots at the least distance do not touch. */
export function dotRadius(points: number): number {
  const radius = (leastDistance(points) / (2 * USUAL_RADIUS + GAP)) * USUAL_RADIUS;
  return Math.round(radius * 100) / 100;
}

/** A place along one axis of the frame as a share of its length, in the millionths that are stored. */
export function share(place: number, length: number): number {
  return Math.round((place / length) * 1e6) / 1e6;
}
