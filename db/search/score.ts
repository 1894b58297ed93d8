import type { Database } from '#db/open.ts';
import { papersWithPhrase } from '#db/search/full-text.ts';
import type { SearchIndex } from '#db/search/search-index.ts';
import { inverseDocumentFrequency, saturated } from '#lib/search/bm25f.ts';
import type { Want } from '#lib/search/plan.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';

/** By id: the sum of what a paper scores for each thing that is wanted, and how many of them it has. */
export type Scored = { scores: Float32Array; had: Uint8Array };

/** A term's postings by block, and its weight. */
type Term = { idf: number; blocks: ReadonlyMap<number, Buffer> };

/** One form of a wanted thing: its terms, and what they count. */
type Form = { terms: readonly Term[]; factor: number };

type Wanted = {
  times: number;
  titleOnly: boolean;
  /** The first is the one that was typed. */
  forms: readonly Form[];
  /** By id, 0 where the parts of what was typed do not stand side by side, if they have to. */
  adjoining: Uint8Array | undefined;
};

/** What the papers of one block score; each array has a number for each place. */
type Block = {
  number: number;
  scores: Float32Array;
  had: Uint8Array;
  titleFactors: Float32Array;
  abstractFactors: Float32Array;
};

/** Terms of a form that are told apart; further ones share the last bit. */
const MOST_BITS = 8;

/** Sums of the papers of one block by place, the places that have any, and how many these are. */
type Room = { sums: Float32Array; have: Uint8Array; places: Uint16Array; used: number };

function emptyRoom(): Room {
  return {
    sums: new Float32Array(BLOCK_SIZE),
    have: new Uint8Array(BLOCK_SIZE),
    places: new Uint16Array(BLOCK_SIZE),
    used: 0,
  };
}

/** What is known of the paper at a place of the room for the best form. */
const PART = 1;
const WHOLE = 2;

/**
 * Scores all papers for what is wanted (BM25F), each wanted thing by the form that suits the paper best. It goes block by
 * block, so that what is added up stays near the processor however many papers there are.
 */
export function scorePapers(db: Database, index: SearchIndex, wants: readonly Want[]): Scored {
  const scored = { scores: new Float32Array(index.size), had: new Uint8Array(index.size) };
  const wanted = wantedIn(db, index, wants);
  const [form, best] = [emptyRoom(), emptyRoom()];
  for (let first = 0; first < index.size; first += BLOCK_SIZE) {
    const end = first + BLOCK_SIZE;
    const block = {
      number: first >> BLOCK_BITS,
      scores: scored.scores.subarray(first, end),
      had: scored.had.subarray(first, end),
      titleFactors: index.titleFactors.subarray(first, end),
      abstractFactors: index.abstractFactors.subarray(first, end),
    };
    for (const want of wanted) {
      if (want.forms.length > 1) addBestForm(block, want, form, best);
      else addOnlyForm(block, want, form);
    }
  }
  return scored;
}

/** What is wanted with its postings, each term's read once. */
function wantedIn(db: Database, index: SearchIndex, wants: readonly Want[]): Wanted[] {
  const { papers, papersWith } = index.corpus;
  const postings = db.$client
    .prepare<[string], [number, Buffer]>('select block, data from search_postings where term = ?')
    .raw();
  const read = new Map<string, Term>();
  const termOf = (term: string): Term => {
    const known = read.get(term) ?? {
      idf: inverseDocumentFrequency(papersWith(term), papers),
      blocks: new Map(postings.all(term)),
    };
    read.set(term, known);
    return known;
  };
  const formOf = (terms: readonly string[], factor: number): Form => ({ terms: terms.map(termOf), factor });
  return wants.map((want) => ({
    ...{ times: want.times, titleOnly: want.titleOnly },
    forms: [
      formOf(want.terms, 1),
      ...want.alternatives
        .filter(({ terms }) => terms.every((term) => papersWith(term) > 0))
        .map(({ terms, factor }) => formOf(terms, factor)),
    ],
    adjoining: want.isCompound
      ? papersWithPhrase(db, { text: want.label, field: undefined }, index.size)
      : undefined,
  }));
}

/** Adds what each paper scores for the one form that there is, or for the part that it has of it. */
function addOnlyForm(block: Block, { times, titleOnly, forms: [only], adjoining }: Wanted, form: Room): void {
  if (!only) return;
  const all = addForm(block, only, titleOnly, form);
  const beside = adjoining?.subarray(block.number << BLOCK_BITS);
  for (let at = 0; at < form.used; at++) {
    const place = form.places[at] as number;
    block.scores[place] = (block.scores[place] as number) + times * (form.sums[place] as number);
    if (form.have[place] === all && beside?.[place] !== 0)
      block.had[place] = (block.had[place] as number) + 1;
  }
  empty(form);
}

/** Adds what each paper scores for the best form that it has, or for the part that it has of the one that was typed. */
function addBestForm(
  block: Block,
  { times, titleOnly, forms, adjoining }: Wanted,
  form: Room,
  best: Room,
): void {
  const beside = adjoining?.subarray(block.number << BLOCK_BITS);
  for (let number = 0; number < forms.length; number++) {
    const own = forms[number] as Form;
    const all = addForm(block, own, titleOnly, form);
    for (let at = 0; at < form.used; at++) {
      const place = form.places[at] as number;
      const isWhole = form.have[place] === all && (number > 0 || beside?.[place] !== 0);
      // A part of what was typed counts for something; a part of another form is chance.
      if (!isWhole && number > 0) continue;
      const value = own.factor * (form.sums[place] as number);
      if (best.have[place] === 0) best.places[best.used++] = place;
      if (value > (best.sums[place] as number)) best.sums[place] = value;
      if (isWhole) best.have[place] = WHOLE;
      else if (best.have[place] === 0) best.have[place] = PART;
    }
    empty(form);
  }
  for (let at = 0; at < best.used; at++) {
    const place = best.places[at] as number;
    block.scores[place] = (block.scores[place] as number) + times * (best.sums[place] as number);
    if (best.have[place] === WHOLE) block.had[place] = (block.had[place] as number) + 1;
  }
  empty(best);
}

/**
 * Adds up what the papers of a block score for the terms of a form.
 *
 * @returns the bits that the paper with all of them has
 */
function addForm(block: Block, { terms }: Form, titleOnly: boolean, room: Room): number {
  for (let number = 0; number < terms.length; number++)
    addTerm(block, terms[number] as Term, titleOnly, 1 << Math.min(number, MOST_BITS - 1), room);
  return (1 << Math.min(terms.length, MOST_BITS)) - 1;
}

function addTerm(
  { number, titleFactors, abstractFactors }: Block,
  { idf, blocks }: Term,
  titleOnly: boolean,
  bit: number,
  room: Room,
): void {
  const data = blocks.get(number);
  if (!data) return;
  const { sums, have, places } = room;
  let { used } = room;
  const n = data.length / 3;
  // Read here and not through `eachPosting`: all of a long search's time goes into this loop.
  for (let at = 0; at < n; at++) {
    const place = (data[2 * at] as number) | ((data[2 * at + 1] as number) << 8);
    const counts = data[2 * n + at] as number;
    const inTitle = counts >> 5;
    if (titleOnly && inTitle === 0) continue;
    const count =
      inTitle * (titleFactors[place] as number) + (counts & 0x1f) * (abstractFactors[place] as number);
    if (have[place] === 0) places[used++] = place;
    have[place] = (have[place] as number) | bit;
    sums[place] = (sums[place] as number) + idf * saturated(count);
  }
  room.used = used;
}

function empty(room: Room): void {
  for (let at = 0; at < room.used; at++) {
    const place = room.places[at] as number;
    room.sums[place] = 0;
    room.have[place] = 0;
  }
  room.used = 0;
}
