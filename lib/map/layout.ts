import { UMAP } from 'umap-js';
import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { asNumbers, nearestOfEach, type PaperSpace, sizeOf } from '#lib/map/paper-space.ts';
import { principalComponents, projected } from '#lib/map/principal-components.ts';
import type { Points } from '#lib/map/spread.ts';
import { VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';
import { xorshift } from '#lib/topics/training/logistic-regression.ts';

/** The paper itself among them, as McInnes's implementation counts. */
const NEIGHBOURS = 15;
const MIN_DIST = 0.1;
const EPOCHS = 500;
const SEED = 2018;
/** Width of what UMAP begins with, in its own units. */
const FIRST_WIDTH = 20;
/** The widest empty stretch of the map, as a share of the length without the outermost papers of each side, this share. */
const WIDEST_GAP = 0.08;
const OUTER = 0.02;
/** Kept free at each edge, as a share of the frame's width and height. */
const MARGIN = 0.03;

/**
 * The positions of papers on a map, in units of the frame: UMAP (McInnes, Healy & Melville 2018) of the distances by
 * which papers are related, begun from their two principal components (Kobak & Linderman 2021), and turned so that it
 * is widest across. The same papers in the same order give the same map; its dots may cover each other (lib/map/spread.ts).
 */
export function laidOut(space: PaperSpace): Points {
  return fitted(umapOf(space));
}

/** The two principal components of papers, fitted into the frame: what a map is measured against. */
export function componentLayout(space: PaperSpace): Points {
  return fitted(componentsOf(space));
}

function umapOf(space: PaperSpace): Points {
  const size = sizeOf(space);
  const first = componentsOf(space);
  if (size <= NEIGHBOURS) return first;
  const near = nearestOfEach(space, NEIGHBOURS - 1);
  const umap = new UMAP({
    nNeighbors: NEIGHBOURS,
    minDist: MIN_DIST,
    nEpochs: EPOCHS,
    random: xorshift(SEED),
  });
  umap.setPrecomputedKNN(
    near.map(({ places }, index) => [index, ...places]),
    near.map(({ distances }) => [0, ...distances]),
  );
  // With the neighbours given, only the number of the rows is looked at.
  umap.initializeFit(near.map(({ distances }) => distances));
  const embedding = umap.getEmbedding();
  const width = Math.max(...first.map(Math.abs)) || 1;
  for (const [index, place] of embedding.entries()) {
    place[0] = ((first[index * 2] ?? 0) / width) * (FIRST_WIDTH / 2);
    place[1] = ((first[index * 2 + 1] ?? 0) / width) * (FIRST_WIDTH / 2);
  }
  for (let epoch = 0; epoch < EPOCHS; epoch++) umap.step();
  return Float64Array.from(umap.getEmbedding().flat());
}

function componentsOf(space: PaperSpace): Points {
  const numbers = asNumbers(space);
  const components = principalComponents(numbers, VECTOR_DIMENSIONS, 2);
  return Float64Array.from(projected(numbers, components));
}

/** Turned so that it is widest across, and stretched to the frame less its margin. */
function fitted(points: Points): Points {
  const turned = projected(Float32Array.from(points), principalComponents(Float32Array.from(points), 2, 2));
  const fit = new Float64Array(turned.length);
  for (const [axis, length] of [MAP_WIDTH, MAP_HEIGHT].entries()) {
    const values = withoutGaps(Float64Array.from(turned.filter((_, index) => index % 2 === axis)));
    const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    for (const [index, value] of values.entries()) {
      const share = most > least ? (value - least) / (most - least) : 0.5;
      fit[index * 2 + axis] = (MARGIN + share * (1 - 2 * MARGIN)) * length;
    }
  }
  return fit;
}

/**
 * Numbers with the empty stretches between them cut to the widest that may be: UMAP pushes a few papers that are like no
 * others far away, and the empty sheet between would leave all the others little of the frame. Their order is the same.
 */
export function withoutGaps(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const widest = WIDEST_GAP * (at(1 - OUTER) - at(OUTER));
  if (!(widest > 0)) return values;
  const moved = new Map<number, number>();
  let cut = 0;
  for (const [index, value] of sorted.entries()) {
    cut += Math.max(0, value - (sorted[index - 1] ?? value) - widest);
    moved.set(value, value - cut);
  }
  return values.map((value) => moved.get(value) ?? value);
}
