import { asNumbers, type PaperSpace, sizeOf, vectorAt } from '#lib/map/paper-space.ts';
import { principalComponents, projected } from '#lib/map/principal-components.ts';
import { unpacked, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Principal components in which neighbours are looked for first; a multiple of four. */
const COARSE = 32;
/** Groups that landmarks are in, and rounds in which these are found; of the nearest groups so many are looked through. */
const GROUPS = 40;
const ROUNDS = 6;
const LOOKED_AT = 250;

/**
 * Finds those of many papers that one is perhaps most alike: the nearest in the principal components, among the groups
 * whose means are nearest (an inverted file, Jégou, Douze & Schmid 2011). A paper's twin is always among them.
 */
export class NearestLandmarks {
  /** What each number of a packed vector adds to each component, and what a vector of zeros has of each. */
  readonly #weights: Float32Array;
  readonly #offsets: Float32Array;
  /** Places in the components: of the landmarks, group by group, and of the means of the groups. */
  readonly #places: Float32Array;
  readonly #centres: Float32Array;
  /** The landmarks of group `g` are `#members[#starts[g]..#starts[g + 1])`. */
  readonly #members: Int32Array;
  readonly #starts = new Int32Array(GROUPS + 1);
  /** Of the search at hand: groups, nearest first, and distances of what is kept. */
  readonly #order = new Int32Array(GROUPS);
  readonly #distances = new Float64Array(GROUPS);

  constructor(space: PaperSpace) {
    const components = principalComponents(asNumbers(space), VECTOR_DIMENSIONS, COARSE);
    const units = unpacked(new Int8Array(VECTOR_DIMENSIONS).fill(1));
    this.#weights = new Float32Array(VECTOR_DIMENSIONS * COARSE);
    this.#offsets = projected(new Float32Array(VECTOR_DIMENSIONS), components);
    for (const [column, direction] of components.directions.entries())
      for (const [index, value] of direction.entries())
        this.#weights[index * COARSE + column] = value * (units[index] ?? 0);
    const count = sizeOf(space);
    const places = new Float32Array(count * COARSE);
    for (let one = 0; one < count; one++) places.set(this.#project(vectorAt(space, one)), one * COARSE);
    const { centres, groups } = groupsOf(places, count);
    this.#centres = centres;
    this.#members = Int32Array.from(groups.keys()).sort(
      (a, b) => (groups[a] ?? 0) - (groups[b] ?? 0) || a - b,
    );
    for (const group of groups) this.#starts[group + 1] = (this.#starts[group + 1] ?? 0) + 1;
    for (let group = 0; group < GROUPS; group++)
      this.#starts[group + 1] = (this.#starts[group + 1] ?? 0) + (this.#starts[group] ?? 0);
    this.#places = new Float32Array(places.length);
    for (const [slot, member] of this.#members.entries())
      this.#places.set(places.subarray(member * COARSE, (member + 1) * COARSE), slot * COARSE);
  }

  /** Writes the landmarks that are nearest to a paper into `found`, as many as it holds and at most 40. @returns how many there are */
  find(paper: Int8Array, found: Int32Array): number {
    const place = this.#project(paper);
    const [order, distances] = [this.#order, this.#distances];
    let groups = 0;
    for (let group = 0; group < GROUPS; group++)
      groups = keep(order, distances, groups, GROUPS, group, distance(place, this.#centres, group));
    let [count, looked] = [0, 0];
    for (let nth = 0; nth < groups && looked < LOOKED_AT; nth++) {
      const group = order[nth] as number; // below the number of those that are kept
      const end = this.#starts[group + 1] as number;
      looked += end - (this.#starts[group] as number);
      for (let slot = this.#starts[group] as number; slot < end; slot++) {
        const member = this.#members[slot] as number;
        const most = Math.min(found.length, GROUPS);
        count = keep(found, distances, count, most, member, distance(place, this.#places, slot));
      }
    }
    return count;
  }

  #project(paper: Int8Array): Float32Array {
    const [weights, place] = [this.#weights, this.#offsets.slice()];
    for (let column = 0; column < COARSE; column += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let index = 0, at = column; index < VECTOR_DIMENSIONS; index++, at += COARSE) {
        const value = paper[index] as number; // within all three
        a += value * (weights[at] as number);
        b += value * (weights[at + 1] as number);
        c += value * (weights[at + 2] as number);
        d += value * (weights[at + 3] as number);
      }
      for (const [nth, sum] of [a, b, c, d].entries())
        place[column + nth] = (place[column + nth] as number) + sum;
    }
    return place;
  }
}

/** The squared distance of a place to that of a row. */
function distance(place: Float32Array, rows: Float32Array, row: number): number {
  let sum = 0;
  for (let index = 0, at = row * COARSE; index < COARSE; index++, at++) {
    const difference = (rows[at] as number) - (place[index] as number); // within both
    sum += difference * difference;
  }
  return sum;
}

/** Puts something among the `most` nearest so far, of equals behind the others. @returns how many those are now */
export function keep(
  kept: Int32Array,
  distances: Float64Array,
  count: number,
  most: number,
  one: number,
  away: number,
): number {
  if (count === most && away >= (distances[most - 1] as number)) return count;
  let slot = count === most ? most - 1 : count;
  for (; slot > 0 && (distances[slot - 1] as number) > away; slot--) {
    kept[slot] = kept[slot - 1] as number; // below the number of those that are kept
    distances[slot] = distances[slot - 1] as number;
  }
  kept[slot] = one;
  distances[slot] = away;
  return count === most ? most : count + 1;
}

/** Groups by Lloyd's k-means, from evenly spread ones of the places on; each place is in the group of its nearest mean. */
function groupsOf(places: Float32Array, count: number): { centres: Float32Array; groups: Int32Array } {
  const centres = new Float32Array(GROUPS * COARSE);
  for (let group = 0; group < GROUPS; group++) {
    const first = Math.floor((group * count) / GROUPS) * COARSE;
    centres.set(places.subarray(first, first + COARSE), group * COARSE);
  }
  const groups = new Int32Array(count);
  for (let round = 0; ; round++) {
    for (let row = 0; row < count; row++) {
      const place = places.subarray(row * COARSE, (row + 1) * COARSE);
      let least = Number.POSITIVE_INFINITY;
      for (let group = 0; group < GROUPS; group++) {
        const away = distance(place, centres, group);
        if (away >= least) continue;
        least = away;
        groups[row] = group;
      }
    }
    if (round === ROUNDS) return { centres, groups };
    moveToMeans(centres, places, groups);
  }
}

function moveToMeans(centres: Float32Array, places: Float32Array, groups: Int32Array): void {
  const sums = new Float64Array(centres.length);
  const counts = new Int32Array(GROUPS);
  for (const [row, group] of groups.entries()) {
    counts[group] = (counts[group] ?? 0) + 1;
    for (let index = 0; index < COARSE; index++)
      sums[group * COARSE + index] =
        (sums[group * COARSE + index] ?? 0) + (places[row * COARSE + index] ?? 0);
  }
  for (const [index, sum] of sums.entries()) {
    const members = counts[Math.floor(index / COARSE)] ?? 0;
    if (members > 0) centres[index] = sum / members;
  }
}
