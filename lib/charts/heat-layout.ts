/** Side of a cell, room between families, and how wide a letter of a label is on average, in px. */
const CELL = 22;
const GAP = 6;
const LETTER = 6.6;
const MARGIN = 12;

/** Where a topic's row and column begin, from the left of the cells and from the top alike. */
export type HeatLayout = {
  cell: number;
  places: ReadonlyMap<string, number>;
  /** Room for the labels on the left. */
  gutter: number;
  width: number;
  height: number;
  /** How far to the right the rows reach whose top is above a height. */
  reach: (above: number) => number;
};

/** Places the rows of a triangular matrix, families apart; `topics` are in the order of the rows. */
export function heatLayout(topics: readonly { slug: string; label: string; family: string }[]): HeatLayout {
  const places = new Map<string, number>();
  let at = 1;
  for (const [index, { slug, family }] of topics.entries()) {
    const before = topics[index - 1];
    if (before && before.family !== family) at += GAP;
    places.set(slug, at);
    at += CELL;
  }
  const wide = ({ label }: { label: string }) => Math.ceil(label.length * LETTER) + MARGIN;
  const gutter = Math.max(0, ...topics.map(wide));
  // A row's second label stands behind its last cell.
  const ends = topics.map((topic) => {
    const top = places.get(topic.slug) ?? 0;
    return { top, end: gutter + top + CELL + wide(topic) };
  });
  const reach = (above: number) =>
    Math.max(0, ...ends.filter(({ top }) => top < above).map(({ end }) => end));
  return { cell: CELL, places, gutter, width: reach(at), height: at + 1, reach };
}
