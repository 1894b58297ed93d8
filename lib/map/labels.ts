import { dotRadius, MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { PointGrid } from '#lib/map/point-grid.ts';
import type { Points } from '#lib/map/spread.ts';

/** A text for a group of papers whose middle is at `x`, `y`, in units of the frame. */
export type Wanted = { term: string; x: number; y: number; papers: number };
/** One that has its place: the middle of the text, and the size of its type. */
export type Label = Wanted & { size: number };

const SIZES = { least: 15, most: 20 };
/** Mean width of a letter of the serif, and the height of a line, in sizes of the type. */
const LETTER = 0.5;
const LINE = 1.1;
/** Tried places lie on rings about the middle of the group. */
const RINGS = 24;
const RING = 7;
const DIRECTIONS = 16;
/** A dot under a label weighs as much as being so much farther away, on a map of so many papers; of more each weighs less. */
const DOT = 45;
const USUAL_PAPERS = 500;
const CELL = 24;

/**
 * Finds a place for each label, the largest group's first: as near to its group's middle as it gets without covering a
 * dot, or few where dots are everywhere. Labels never cover each other; one for which nothing is free is left out.
 */
export function placedLabels(wanted: readonly Wanted[], points: Points): Label[] {
  const grid = new PointGrid(points, CELL);
  const radius = dotRadius(points.length / 2);
  const weight = DOT * Math.min(1, (2 * USUAL_PAPERS) / points.length);
  const most = Math.max(...wanted.map(({ papers }) => papers), 1);
  const placed: { label: Label; box: Box }[] = [];
  for (const one of [...wanted].sort((a, b) => b.papers - a.papers || (a.term < b.term ? -1 : 1))) {
    const size =
      Math.round((SIZES.least + (SIZES.most - SIZES.least) * Math.sqrt(one.papers / most)) * 10) / 10;
    let best: { cost: number; x: number; y: number; box: Box } | undefined;
    for (const { x, y, away } of placesAbout(one)) {
      if (best && away >= best.cost) break;
      const box = boxOf(one.term, size, x, y);
      if (!isInside(box) || placed.some((other) => doMeet(other.box, box))) continue;
      const cost = away + weight * dotsIn(box, grid, points, radius);
      if (!best || cost < best.cost) best = { cost, x, y, box };
    }
    if (best) placed.push({ label: { ...one, x: best.x, y: best.y, size }, box: best.box });
  }
  return placed.map(({ label }) => label);
}

type Box = { left: number; top: number; right: number; bottom: number };

/** Places about a group's middle, nearest first. */
function* placesAbout({ x, y }: Wanted): Generator<{ x: number; y: number; away: number }> {
  yield { x, y, away: 0 };
  for (let ring = 1; ring <= RINGS; ring++)
    for (let direction = 0; direction < DIRECTIONS; direction++) {
      const angle = (2 * Math.PI * direction) / DIRECTIONS;
      yield {
        x: x + 1.6 * ring * RING * Math.cos(angle),
        y: y + ring * RING * Math.sin(angle),
        away: ring * RING,
      };
    }
}

function boxOf(term: string, size: number, x: number, y: number): Box {
  const [width, height] = [term.length * LETTER * size, LINE * size];
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function isInside({ left, top, right, bottom }: Box): boolean {
  return left >= 0 && top >= 0 && right <= MAP_WIDTH && bottom <= MAP_HEIGHT;
}

function doMeet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function dotsIn({ left, top, right, bottom }: Box, grid: PointGrid, points: Points, radius: number): number {
  const [from, until] = [left - radius, right + radius];
  const [above, below] = [top - radius, bottom + radius];
  let dots = 0;
  grid.eachWithin(from, above, until, below, (point) => {
    const [x, y] = [points[point * 2] ?? 0, points[point * 2 + 1] ?? 0];
    if (x > from && x < until && y > above && y < below) dots++;
  });
  return dots;
}
