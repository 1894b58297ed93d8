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
  /** The values that any of the papers has, in no order: there may be millions that none has. */
  values: Uint32Array;
};

/** A set of fewer papers than this part of the values that there are has few of them. */
const SPARSE = 1000;

/** The papers of a set by value, each paper once for each of its values. */
export function tally(db: Database, key: FacetKey, set: PaperSet): Tally {
  const everything = paperSet(db, EVERYTHING);
  if (set.length === everything.length) return tallyOfAll(db, key);
  if (set.length <= everything.length / 2) return counted(columnsOf(db), key, set);
  // Of most papers it is quicker to count those that are not among them.
  const all = tallyOfAll(db, key);
  const others = countsOf(columnsOf(db), key, otherThan(everything, set));
  const counts = new Uint32Array(all.counts.length);
  for (let value = 0; value < counts.length; value++)
    counts[value] = (all.counts[value] as number) - (others[value] as number);
  const values = valuesIn(counts);
  return { counts, values };
}

function tallyOfAll(db: Database, key: FacetKey): Tally {
  return keptAnswer(
    db,
    `all papers by ${key}`,
    () => counted(columnsOf(db), key, paperSet(db, EVERYTHING)),
    ({ counts, values }) => counts.byteLength + values.byteLength,
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

function counted(columns: Columns, key: FacetKey, set: PaperSet): Tally {
  const counts = countsOf(columns, key, set);
  const values =
    set.length < counts.length / SPARSE ? valuesOfFew(columns, key, set, counts) : valuesIn(counts);
  return { counts, values };
}

function countsOf(columns: Columns, key: FacetKey, set: PaperSet): Uint32Array {
  const counts = new Uint32Array(1 + largestNumber(columns, key));
  // Counting stands in each loop: all of a page's time goes into them.
  eachBlock(columns, set, (block, ids) => {
    const column = COLUMN_OF[key](block);
    if (column.kind !== 'several') {
      const own = column.values;
      for (let at = 0; at < ids.length; at++) {
        const value = own[(ids[at] as number) & (BLOCK_SIZE - 1)] as number;
        counts[value] = (counts[value] as number) + 1;
      }
      return;
    }
    const { starts, values: own } = column;
    for (let at = 0; at < ids.length; at++) {
      const place = (ids[at] as number) & (BLOCK_SIZE - 1);
      const end = starts[place + 1] as number;
      for (let next = starts[place] as number; next < end; next++) {
        const value = own[next] as number;
        counts[value] = (counts[value] as number) + 1;
      }
    }
  });
  if (key === 'has') return byBit(counts);
  // No organisation and no venue is no value.
  if (key !== 'year') counts[0] = 0;
  return counts;
}

/** The values that are counted, ascending: where they are many it is quickest to look at all. */
function valuesIn(counts: Uint32Array): Uint32Array {
  const values = new Uint32Array(counts.length);
  let n = 0;
  for (let value = 0; value < counts.length; value++) if (counts[value] !== 0) values[n++] = value;
  return values.slice(0, n);
}

/** The values that are counted, each once: of few papers it is quicker to go through these again. */
function valuesOfFew(columns: Columns, key: FacetKey, set: PaperSet, counts: Uint32Array): Uint32Array {
  if (key === 'has') return valuesIn(counts);
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
  return talliedBy(db, key, values, set, 1, ({ sum }) => sum);
}

/** The papers of a set that have all of the values but one, by the one they lack. */
export function tallyOfLacking(
  db: Database,
  key: FacetKey,
  values: readonly number[],
  set: PaperSet,
): Uint32Array {
  const all = values.reduce((sum, value) => sum + value, 0);
  return talliedBy(db, key, values, set, values.length - 1, ({ sum }) => all - sum);
}

/** The papers that have so many of the values, by what the sum of those that they have tells. */
function talliedBy(
  db: Database,
  key: FacetKey,
  values: readonly number[],
  set: PaperSet,
  number: number,
  told: (own: { sum: number }) => number,
): Uint32Array {
  const counts = new Uint32Array(1 + Math.max(0, ...values));
  const wanted = new Set(values);
  const own = { sum: 0 };
  eachBlock(columnsOf(db), set, (block, ids) => {
    const column = COLUMN_OF[key](block);
    for (const id of ids) {
      const place = id & (BLOCK_SIZE - 1);
      own.sum = 0;
      let had = 0;
      const [from, end] =
        column.kind === 'several'
          ? [column.starts[place] as number, column.starts[place + 1] as number]
          : [place, place + 1];
      for (let at = from; at < end; at++) {
        const value = column.values[at] as number;
        if (column.kind === 'flags') {
          for (const bit of values) {
            if ((value & bit) === 0) continue;
            had += 1;
            own.sum += bit;
          }
        } else if (wanted.has(value)) {
          had += 1;
          own.sum += value;
        }
      }
      if (had !== number) continue;
      const value = told(own);
      counts[value] = (counts[value] as number) + 1;
    }
  });
  return counts;
}
