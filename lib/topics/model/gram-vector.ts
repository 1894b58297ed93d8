import { type GramTable, NO_ROW } from '#lib/topics/model/gram-table.ts';
import { gramKinds, walkGrams } from '#lib/topics/model/grams.ts';
import type { ReadField } from '#lib/topics/read-paper.ts';

/** A place in a paper: the field's index, and the tokens first to last, inclusive. */
export type Place = { field: number; first: number; last: number };

/** The grams of a paper: distinct rows of the table in the order met, the value of each, and every place of it. */
export type GramVector = { rows: number[]; values: number[]; places: Place[][] };

/** The length of each kind's part of the vector: how much say the kind has. */
const lengths = { text: 1, title: 0.6, own: 0.6, verb: 0.4 } as const;

/**
 * The vector of a paper. A gram's value is (1 + ln n) · damped idf, n the number of its mentions; the values of each
 * kind are then scaled to that kind's length, so that a long abstract says no more than a short one (TF-IDF with
 * sublinear term frequency and cosine normalisation: Manning, Raghavan and Schütze, Introduction to Information
 * Retrieval, 2008, section 6.4, kind by kind).
 */
export function gramVector(table: GramTable, fields: readonly ReadField[]): GramVector {
  const rows: number[] = [];
  const places: Place[][] = [];
  for (const [field, read] of fields.entries()) {
    const isOwn = read.sentences.map((weight) => weight > 1);
    walkGrams(read.tokens, table.lexicon, read.field, isOwn, (kind, word, next, first, last) => {
      const row = table.rowOf(kind, word, next);
      if (row === NO_ROW) return;
      const at = table.notes[row] ?? NO_ROW;
      if (at === NO_ROW) {
        table.notes[row] = rows.push(row) - 1;
        places.push([{ field, first, last }]);
      } else places[at]?.push({ field, first, last });
    });
  }
  for (const row of rows) table.notes[row] = NO_ROW;
  return { rows, values: valuesOf(table, rows, places), places };
}

function valuesOf(table: GramTable, rows: readonly number[], places: readonly Place[][]): number[] {
  const squares = gramKinds.map(() => 0);
  const values = rows.map((row, at) => {
    const value = (1 + Math.log(places[at]?.length ?? 1)) * (table.weights[row] ?? 0);
    const kind = table.kinds[row] ?? 0;
    squares[kind] = (squares[kind] ?? 0) + value * value;
    return value;
  });
  const scales = gramKinds.map((kind, index) => lengths[kind] / Math.sqrt(squares[index] || 1));
  return values.map((value, at) => value * (scales[table.kinds[rows[at] ?? 0] ?? 0] ?? 0));
}
