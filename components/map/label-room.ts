import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';

type PlacedLabel = { id: number; term: string; x: number; y: number; size: number };
type Box = { left: number; top: number; right: number; bottom: number };

/** How many times as large, beside the dots, letters are in narrow windows: as in app/styles/map.css. */
const ENLARGED = { narrow: 1.15, half: 1.8, phone: 2.1 } as const;
/** More labels than this hide the dots there. */
const MOST: Readonly<Record<Width, number>> = { narrow: Infinity, half: 18, phone: 14 };
type Width = keyof typeof ENLARGED;
const WIDTHS: readonly Width[] = ['narrow', 'half', 'phone'];

/** Mean width of a letter and the height of a line, in sizes of the type. */
const LETTER = 0.47;
const LINE = 1.1;
/** How far a label may stand out of the frame, in units of it: the page has so much of a margin in a narrow window. */
const MARGIN = 40;

/**
 * For each label the windows in which its larger letters would run into those of a larger group or off the page: there it
 * is left out until one looks closer.
 */
export function crowdedLabels(labels: readonly PlacedLabel[]): Map<number, Width[]> {
  const largestFirst = [...labels].sort((a, b) => b.size - a.size || a.id - b.id);
  const crowded = new Map<number, Width[]>();
  for (const width of WIDTHS) {
    const kept: Box[] = [];
    for (const label of largestFirst) {
      const box = boxOf(label, ENLARGED[width]);
      const isOff = box.left < -MARGIN || box.right > MAP_WIDTH + MARGIN;
      if (isOff || kept.length >= MOST[width] || kept.some((other) => doMeet(other, box)))
        crowded.set(label.id, [...(crowded.get(label.id) ?? []), width]);
      else kept.push(box);
    }
  }
  return crowded;
}

function boxOf({ term, x, y, size }: PlacedLabel, times: number): Box {
  const [wide, tall] = [(term.length * LETTER * size * times) / 2, (LINE * size * times) / 2];
  const [middle, level] = [x * MAP_WIDTH, y * MAP_HEIGHT];
  return { left: middle - wide, right: middle + wide, top: level - tall, bottom: level + tall };
}

function doMeet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
