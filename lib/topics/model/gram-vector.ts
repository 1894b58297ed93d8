import { type GramTable, NO_ROW } from '#lib/topics/model/gram-table.ts';
import { gramKinds, walkGrams } from '#lib/topics/model/grams.ts';
import type { ReadField } from '#lib/topics/read-paper.ts';

/** A place in a paper: the field's index, and the tokens first to last, inclusive. */
export type Place = { field: number; first: number; last: number };

/** The grams of a paper: distinct rows of the table in the order met, the value of each, and where each stands. */
export type GramVector = { rows: number[]; values: number[]; mentions: GramMentions };

/**
 * The mentions of a paper's grams, by columns. Those of one gram are a chain, in the order of the text: `heads` holds
 * its first and `tails` its last one, `nexts` the one behind each.
 */
export type GramMentions = {
  heads: number[];
  tails: number[];
  counts: number[];
  nexts: number[];
  fields: number[];
  firsts: number[];
  lasts: number[];
};

const END = -1;

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
  const mentions: GramMentions = {
    heads: [],
    tails: [],
    counts: [],
    nexts: [],
    fields: [],
    firsts: [],
    lasts: [],
  };
  const { notes } = table;
  for (const [field, read] of fields.entries()) {
    const isOwn = read.sentences.map((weight) => weight > 1);
    walkGrams(read.tokens, table.lexicon, read.field, isOwn, (kind, word, next, first, last) => {
      const row = table.rowOf(kind, word, next);
      if (row === NO_ROW) return;
      if (notes[row] === NO_ROW) {
        notes[row] = rows.length;
        rows.push(row);
      }
      addMention(mentions, notes[row] as number, field, first, last);
    });
  }
  for (const row of rows) notes[row] = NO_ROW;
  return { rows, values: valuesOf(table, rows, mentions.counts), mentions };
}

/** Adds a mention of the gram at `at`, which is one of those met before or the next one. */
function addMention(mentions: GramMentions, at: number, field: number, first: number, last: number): void {
  const { heads, tails, counts, nexts } = mentions;
  const mention = nexts.length;
  nexts.push(END);
  mentions.fields.push(field);
  mentions.firsts.push(first);
  mentions.lasts.push(last);
  if (at === heads.length) {
    heads.push(mention);
    tails.push(mention);
    counts.push(1);
  } else {
    nexts[tails[at] as number] = mention; // of every gram that was met, as below
    tails[at] = mention;
    counts[at] = (counts[at] as number) + 1;
  }
}

/** Every place of the gram at `at` of a paper's, in order. */
export function placesOf({ heads, nexts, fields, firsts, lasts }: GramMentions, at: number): Place[] {
  const places: Place[] = [];
  for (let mention = heads[at] ?? END; mention !== END; mention = nexts[mention] ?? END) {
    places.push({ field: fields[mention] ?? 0, first: firsts[mention] ?? 0, last: lasts[mention] ?? 0 });
  }
  return places;
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
