import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { figure } from '#lib/wording.ts';
import {
  CONTENDER_KEYS,
  CONTENDERS,
  type ContenderKey,
} from '#scripts/bench/compare/contenders/contender.ts';
import { type Results, sizesOf } from '#scripts/bench/compare/results.ts';
import { STATES, type StateKey } from '#scripts/bench/compare/states.ts';

/** The states that are drawn, one to a panel. */
const SHOWN: readonly StateKey[] = ['all', 'common', 'filtered', 'last'];

const PANEL = { width: 450, height: 300, left: 52, right: 104, top: 38, bottom: 34 };
/** Milliseconds at the foot and at the head of every panel, so that they can be compared. */
const TIMES: [number, number] = [0.05, 20_000];
/** A name is so high: those of lines that end close together are set apart. */
const NAME = 14;
/** What the goal is: any state within so many milliseconds. */
const GOAL = 50;

/** The day edition's ink (app/styles/tokens.css): the picture stands on its own ground, in dark surroundings too. */
const INK = {
  paper: '#f4f4f0',
  ink: '#16181a',
  soft: '#5e6267',
  hair: '#d0d0c9',
  red: '#a8201a',
  bar: '#72767a',
};
const SERIF = "'Source Serif 4', Charter, Georgia, serif";
const SANS = "'Public Sans', 'Libre Franklin', 'Helvetica Neue', Arial, sans-serif";
/** Dashes tell the lines apart without colour. */
const DASHES: Record<ContenderKey, string> = {
  broadsheet: '',
  limit: '1 3',
  sqlite: '6 3',
  minisearch: '2 2',
  flexsearch: '8 2 2 2',
  orama: '4 4',
  postgres: '10 3',
};

type Point = { size: number; time: number };
type Curve = { key: ContenderKey; points: Point[] };

/** Medians against the number of papers, both logarithmic, as an SVG file; panels of four states. */
export function growthPlot(results: Results): string {
  const rows = Math.ceil(SHOWN.length / 2);
  const [width, height] = [PANEL.width * 2, PANEL.height * rows + 8];
  const panels = SHOWN.map((state, at) => {
    const [x, y] = [(at % 2) * PANEL.width, Math.floor(at / 2) * PANEL.height];
    return `<g transform="translate(${x} ${y})">${panel(results, state)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Milliseconds against the number of papers">
<rect width="${width}" height="${height}" fill="${INK.paper}"/>
${panels.join('\n')}
</svg>
`;
}

function panel(results: Results, state: StateKey): string {
  const sizes = sizesOf(results).map(([size]) => size);
  const [smallest = 100, largest = 1000] = [Math.min(...sizes), Math.max(...sizes)];
  const x = scaleLog([smallest, Math.max(largest, smallest * 10)], [PANEL.left, PANEL.width - PANEL.right]);
  const y = scaleLog(TIMES, [PANEL.height - PANEL.bottom, PANEL.top]).clamp(true);
  const curves = curvesOf(results, state);
  const path = line<Point>(
    ({ size }) => x(size),
    ({ time }) => y(time),
  ).digits(1);
  const names = apart(curves.map(({ points }) => y(points.at(-1)?.time ?? 1)));
  return [
    text(PANEL.left, 18, `<tspan font-family="${SERIF}" font-size="16">${STATES[state]}</tspan>`, INK.ink),
    ...[0.1, 1, 10, 100, 1000, 10_000].map((time) => gridLine(y(time), figure(time))),
    text(PANEL.left - 6, PANEL.top - 4, 'ms', INK.soft, 'end'),
    `<path d="M${PANEL.left} ${y(GOAL).toFixed(1)}H${PANEL.width - PANEL.right}" stroke="${INK.red}" stroke-width="0.75" opacity="0.6"/>`,
    ...sizes.map((size) => text(x(size), PANEL.height - PANEL.bottom + 16, figure(size), INK.soft, 'middle')),
    ...curves.map(({ key, points }, at) => {
      const own = key === 'broadsheet';
      const colour = own ? INK.red : key === 'limit' ? INK.bar : INK.ink;
      const end = points.at(-1);
      const marks = points.map(
        ({ size, time }) =>
          `<circle cx="${x(size).toFixed(1)}" cy="${y(time).toFixed(1)}" r="${own ? 3 : 2}" fill="${colour}"/>`,
      );
      const stroke = `<path d="${path(points) ?? ''}" fill="none" stroke="${colour}" stroke-width="${own ? 2.25 : 1}" stroke-dasharray="${DASHES[key]}"/>`;
      const name = end ? text(x(end.size) + 8, (names[at] ?? 0) + 4, CONTENDERS[key], colour) : '';
      return `${stroke}${marks.join('')}${name}`;
    }),
    goalName(y(GOAL)),
  ].join('\n');
}

function curvesOf(results: Results, state: StateKey): Curve[] {
  return CONTENDER_KEYS.flatMap((key) => {
    const points = sizesOf(results).flatMap(([size, { pieces }]) => {
      const measured = pieces[key]?.states[state];
      return measured === undefined || measured === 'cannot' ? [] : [{ size, time: measured.p50 }];
    });
    return points.length > 0 ? [{ key, points }] : [];
  });
}

/** On ground of its own, above whatever line comes by. */
function goalName(y: number): string {
  const [width, height] = [42, 13];
  const ground = `<rect x="${PANEL.left + 2}" y="${(y - height - 1).toFixed(1)}" width="${width}" height="${height}" fill="${INK.paper}" opacity="0.85"/>`;
  return `${ground}${text(PANEL.left + 4, y - 4, `${GOAL} ms`, INK.red)}`;
}

function gridLine(y: number, label: string): string {
  const rule = `<path d="M${PANEL.left} ${y.toFixed(1)}H${PANEL.width - PANEL.right}" stroke="${INK.hair}" stroke-width="0.75"/>`;
  return `${rule}${text(PANEL.left - 6, y + 4, label, INK.soft, 'end')}`;
}

function text(x: number, y: number, content: string, colour: string, anchor = 'start'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${colour}" text-anchor="${anchor}" font-family="${SANS}" font-size="11.5">${content}</text>`;
}

/** Heights moved no further than it takes for no two to be nearer than a name is high; those that are moved stand together. */
export function apart(heights: readonly number[]): number[] {
  const sorted = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height);
  // Of a block the first height is such that the squares of all moves are least: the mean of what each would have it.
  const blocks: { members: typeof sorted; first: number }[] = [];
  for (const one of sorted) {
    let block = { members: [one], first: one.height };
    for (let above = blocks.at(-1); above && endOf(above) > block.first; above = blocks.at(-1)) {
      blocks.pop();
      const members = [...above.members, ...block.members];
      const firsts = members.map(({ height }, place) => height - place * NAME);
      block = { members, first: firsts.reduce((sum, first) => sum + first, 0) / members.length };
    }
    blocks.push(block);
  }
  const moved = [...heights];
  for (const { members, first } of blocks)
    members.forEach(({ at }, place) => {
      moved[at] = first + place * NAME;
    });
  return moved;
}

function endOf({ members, first }: { members: readonly unknown[]; first: number }): number {
  return first + members.length * NAME;
}
