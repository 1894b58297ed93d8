import { type Columns, columnsOf } from '#db/columns/columns.ts';
import { eachBlock } from '#db/columns/each-block.ts';
import { COLUMN_OF, HAS_BITS } from '#db/columns/members.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { type PaperSet, paperSet } from '#db/paper-sets.ts';
import type { FacetKey } from '#lib/facets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { BLOCK_SIZE } from '#lib/search/postings.ts';

/** Papers by the number of a facet's value (db/columns/facet-ids.ts). */
export type Tally = {
  /** Of a value beyond the end there are none. */
  counts: Uint32Array;
  /** The values that any of the papers has, in no order, where they are few among millions that none has. */
  few?: Uint32Array;
};

/** A set of fewer papers than this part of the values that there are has few of them. */
const SPARSE = 1000;

/** The papers of a set by value, each paper once for each of its values. */
export function tally(db: Database, key: FacetKey, set: PaperSet): Tally {
  const everything = paperSet(db, EVERYTHING);
  if (set.length === everything.length) return tallyOfAll(db, key);
  const columns = columnsOf(db);
  // Some collections have no organisations at all.
  if (largestNumber(columns, key) === 0) return tallyOfAll(db, key);
  if (set.length > everything.length / 2 && key !== 'has') {
    // Of most papers it is quicker to take away those that are not among them.
    const counts = tallyOfAll(db, key).counts.slice();
    count(columns, key, otherThan(everything, set), counts, -1);
    if (key !== 'year') counts[0] = 0;
    return { counts };
  }
  const counts = countsOf(columns, key, set);
  return set.length < counts.length / SPARSE
    ? { counts, few: valuesOfFew(columns, key, set, counts) }
    : { counts };
}

/** Calls back with every value that a paper has, and the number of its papers. */
export function eachValue({ counts, few }: Tally, read: (value: number, papers: number) => void): void {
  if (few) for (const value of few) read(value, counts[value] as number);
  else
    for (let value = 0; value < counts.length; value++) {
      const papers = counts[value] as number;
      if (papers > 0) read(value, papers);
    }
}

function tallyOfAll(db: Database, key: FacetKey): Tally {
  return keptAnswer(
    db,
    `all papers by ${key}`,
    () => ({ counts: countsOf(columnsOf(db), key, paperSet(db, EVERYTHING)) }),
    ({ counts }) => counts.byteLength,
  );
}

const complements = new WeakMap<PaperSet, PaperSet>();

function otherThan(everything: PaperSet, set: PaperSet): PaperSet {
  const known = complements.get(set);
  if (known) return known;
  const others = new Uint32Array(everything.length - set.length);
  let [at, next] = [0, 0];
  for (const id of everything) {
    if (set[next] === id) next += 1;
    else others[at++] = id;
  }
  complements.set(set, others);
  return others;
}

function countsOf(columns: Columns, key: FacetKey, set: PaperSet): Uint32Array {
  const counts = new Uint32Array(1 + largestNumber(columns, key));
  count(columns, key, set, counts, 1);
  if (key === 'has') return byBit(counts);
  // No organisation and no venue is no value.
  if (key !== 'year') counts[0] = 0;
  return counts;
}

/** Adds the papers of a set to the counts of their values, or takes them away. */
function count(columns: Columns, key: FacetKey, set: PaperSet, counts: Uint32Array, step: 1 | -1): void {
  // Counting stands in each loop: all of a page's time goes into them.
  eachBlock(columns, set, (block, ids) => {
    const column = COLUMN_OF[key](block);
    if (column.kind !== 'several') {
      const own = column.values;
      for (let at = 0; at < ids.length; at++) {
        const value = own[(ids[at] as number) & (BLOCK_SIZE - 1)] as number;
        counts[value] = (counts[value] as number) + step;
      }
      return;
    }
    const { starts, values: own } = column;
    for (let at = 0; at < ids.length; at++) {
      const place = (ids[at] as number) & (BLOCK_SIZE - 1);
      const end = starts[place + 1] as number;
      for (let next = starts[place] as number; next < end; next++) {
        const value = own[next] as number;
        counts[value] = (counts[value] as number) + step;
      }
    }
  });
}

/** The values that are counted, each once: of few papers it is quicker to go through these again. */
function valuesOfFew(columns: Columns, key: FacetKey, set: PaperSet, counts: Uint32Array): Uint32Array {
  const values = new Set<number>();
  eachBlock(columns, set, (block, ids) => {
    const column = COLUMN_OF[key](block);
    for (const id of ids) {
      const place = id & (BLOCK_SIZE - 1);
      const [from, end] =
        column.kind === 'several'
          ? [column.starts[place] as number, column.starts[place + 1] as number]
          : [place, place + 1];
      for (let at = from; at < end; at++) values.add(column.values[at] as number);
    }
  });
  return Uint32Array.from(values).filter((value) => counts[value] !== 0);
}

/** Papers by bit, of those by all of their flags. */
function byBit(byFlags: Uint32Array): Uint32Array {
  const counts = new Uint32Array(1 + Math.max(...HAS_BITS));
  for (const bit of HAS_BITS) {
    for (const [flags, n] of byFlags.entries())
      if ((flags & bit) !== 0) counts[bit] = (counts[bit] as number) + n;
  }
  return counts;
}

const largest = new WeakMap<Columns, Map<FacetKey, number>>();

function largestNumber(columns: Columns, key: FacetKey): number {
  const known = largest.get(columns) ?? new Map<FacetKey, number>();
  largest.set(columns, known);
  let most = known.get(key);
  if (most !== undefined) return most;
  most = 0;
  for (const block of columns.blocks) {
    if (!block) continue;
    for (const value of COLUMN_OF[key](block).values) if (value > most) most = value;
  }
  known.set(key, most);
  return most;
}

/**
 * The papers of a set that have exactly one of the values, by that one: those that a choice brings alone, and those
 * that come back when one exclusion is lifted.
 */
export function tallyOfOnly(
  db: Database,
  key: FacetKey,
  values: readonly number[],
  set: PaperSet,
): Uint32Array {
  // Of one value those are all that have it.
  if (values.length === 1) return tally(db, key, set).counts;
  return talliedBy(db, key, values, set, 1, (sum) => sum);
}

/** The papers of a set that have all of the values but one, by the one they lack. */
export function tallyOfLacking(
  db: Database,
  key: FacetKey,
  values: readonly number[],
  set: PaperSet,
): Uint32Array {
  const all = values.reduce((sum, value) => sum + value, 0);
  return talliedBy(db, key, values, set, values.length - 1, (sum) => all - sum);
}

/** The papers that have so many of the values, by what the sum of those that they have tells. */
function talliedBy(
  db: Database,
  key: FacetKey,
  values: readonly number[],
  set: PaperSet,
  number: number,
  told: (sum: number) => number,
): Uint32Array {
  const counts = new Uint32Array(1 + Math.max(0, ...values));
  const isWanted = new Uint8Array(counts.length);
  for (const value of values) isWanted[value] = 1;
  eachBlock(columnsOf(db), set, (block, ids) => {
    const column = COLUMN_OF[key](block);
    for (let next = 0; next < ids.length; next++) {
      const place = (ids[next] as number) & (BLOCK_SIZE - 1);
      const isList = column.kind === 'several';
      const end = isList ? (column.starts[place + 1] as number) : place + 1;
      let [had, sum] = [0, 0];
      for (let at = isList ? (column.starts[place] as number) : place; at < end; at++) {
        const value = column.values[at] as number;
        if (column.kind === 'flags') {
          for (const bit of values) {
            if ((value & bit) === 0) continue;
            had += 1;
            sum += bit;
          }
        } else if (isWanted[value] === 1) {
          had += 1;
          sum += value;
        }
      }
      if (had !== number) continue;
      const value = told(sum);
      counts[value] = (counts[value] as number) + 1;
    }
  });
  return counts;
}
