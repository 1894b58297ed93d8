import { type GramTable, NO_ROW } from '#lib/topics/model/gram-table.ts';
import { gramKinds, walkGrams } from '#lib/topics/model/grams.ts';
import type { ReadField } from '#lib/topics/read-paper.ts';

/** A place where a gram of the model stands: its index in `rows`, the field's, and the tokens first to last, inclusive. */
type GramHit = { at: number; field: number; first: number; last: number };

/**
 * The grams of a paper: distinct rows of the table in the order met, how often each stands there, its value, and
 * every place.
 */
export type GramVector = { rows: number[]; counts: number[]; values: number[]; hits: GramHit[] };

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
  const counts: number[] = [];
  const hits: GramHit[] = [];
  const places = new Map<number, number>();
  for (const [field, read] of fields.entries()) {
    const isOwn = read.sentences.map((weight) => weight > 1);
    walkGrams(read.tokens, table.lexicon, read.field, isOwn, (kind, word, next, first, last) => {
      const row = table.rowOf(kind, word, next);
      if (row === NO_ROW) return;
      let at = places.get(row);
      if (at === undefined) {
        at = rows.push(row) - 1;
        counts.push(0);
        places.set(row, at);
      }
      counts[at] = (counts[at] ?? 0) + 1;
      hits.push({ at, field, first, last });
    });
  }
  return { rows, counts, values: valuesOf(table, rows, counts), hits };
}

function valuesOf(table: GramTable, rows: readonly number[], counts: readonly number[]): number[] {
  const squares = gramKinds.map(() => 0);
  const values = rows.map((row, at) => {
    const value = (1 + Math.log(counts[at] ?? 1)) * (table.weights[row] ?? 0);
    const kind = table.kinds[row] ?? 0;
    squares[kind] = (squares[kind] ?? 0) + value * value;
    return value;
  });
  const scales = gramKinds.map((kind, index) => lengths[kind] / Math.sqrt(squares[index] || 1));
  return values.map((value, at) => value * (scales[table.kinds[rows[at] ?? 0] ?? 0] ?? 0));
}
