import type { Database } from '#db/open.ts';
import { hardMarks } from '#db/search/marks.ts';
import { queryVector } from '#db/search/query-vector.ts';
import { bonusOf, READ_AGAIN, type Reading, readAgain } from '#db/search/rerank.ts';
import { scorePapers } from '#db/search/score.ts';
import { type SearchIndex, searchIndex } from '#db/search/search-index.ts';
import { drawnTowards, likeness, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';
import { type Want, wantsOf } from '#lib/search/plan.ts';
import { clausesText, parseSearch } from '#lib/search/query-language.ts';
import { bestOf, byScore, type Ranking } from '#lib/search/ranking.ts';
import { sortedBy, sortedByNumber } from '#lib/stable-order.ts';

/** What a search finds. */
export type SearchOutcome = {
  /** Ids, ascending. */
  found: Uint32Array;
  /** Those of them that have everything that is wanted, ascending; the others are close. */
  complete: Uint32Array;
  /** The first ids of the order, best first: all of them, or of many as many as are compared with what is meant. */
  best: Uint32Array;
  /** All ids, best first: put in order when they are first asked for. */
  inOrder: () => Uint32Array;
  /** What a paper scores that was found. */
  scoreOf: (id: number) => number;
  /** What those that were read again added for it, by id. */
  readings: ReadonlyMap<number, Reading>;
  /** What the search means, with what the best papers mean. */
  vector: Int8Array;
  wants: readonly Want[];
  /** What it takes to keep it, at most. */
  bytes: number;
};

/** Fewer complete papers than this, and those that are close are shown with them; up to so many in all. */
const FEW = 20;
const MOST_CLOSE = 100;
/** A close paper scores at least this share of what the best one does, and no less than this at all. */
const CLOSE = 0.2;
const LEAST = 0.2;
/** One that has none of the words is close in meaning at least so much, of 0.6. */
const LEAST_MEANING = 0.23;
/** So many of the best papers tell what a search means beside its words; found by search over the evaluations. */
const MODELS = 2;

/** Of a corpus whose vectors are not held, so many of the best by their words are compared with what a search means. */
const MOST_COMPARED = 1000;

/**
 * Works out what a text finds, without regard to filters; nothing where it has no letter or digit. Deterministic: equal
 * scores go by id.
 */
export function findPapers(db: Database, typed: string): SearchOutcome {
  const { clauses } = parseSearch(typed);
  const index = searchIndex(db);
  const wants = wantsOf(clauses, index.corpus);
  const marks = hardMarks(db, index, clauses, wants);
  const { scores, had } = scorePapers(db, index, wants);
  const weight = wants.reduce((sum, want) => sum + want.times * want.weight, 0);
  const typedVector = queryVector(db, wants);
  const inWords = (id: number) => (weight > 0 ? (scores[id] as number) / weight : 0);

  const has = (id: number) => had[id] === wants.length;
  const complete = completeOf(index, marks, had, wants.length);
  const isLoose = complete.length < (wants.length > 2 ? FEW : hasSeveralWords(wants) ? 1 : 0);
  const found = isLoose ? withClose(index, { marks, typedVector, scores, has, inWords }, complete) : complete;
  // The others follow in the order of their words.
  const head = index.vectors ? found : firstOf(found, scores, MOST_COMPARED);
  const vectorOf = vectorsOf(db, index, head);
  const near = (vector: Int8Array, id: number) => {
    const own = vectorOf(id);
    return own ? likeness(vector, own) : 0;
  };
  const first = bestOf(head, (id) => inWords(id) + near(typedVector, id), READ_AGAIN);
  const text = clausesText(clauses.filter(({ negated }) => !negated));
  const readings = readAgain(
    db,
    index.corpus,
    text,
    { wants, weight },
    first.map(([id]) => id),
  );
  const vector = drawnTowards(typedVector, modelsAmong(vectorOf, first, readings));
  const values = Float64Array.from(head, (id) => inWords(id) + near(vector, id) + bonusOf(readings.get(id)));
  const scoreOf = (id: number) => values[placeIn(head, id) ?? -1] ?? inWords(id);
  const places = sortedByNumber(
    head.map((_, place) => place),
    (place) => -(values[place] as number),
  );
  const best = places.map((place) => head[place] as number);
  // Both orders, and what the scores are made of.
  const bytes = 3 * found.byteLength + 5 * index.size;
  const told = { complete, scoreOf, readings, vector, wants, bytes };
  if (isLoose) {
    const kept = nearEnough(best, scoreOf, has);
    return { ...told, found: kept.toSorted(), best: kept, inOrder: () => kept };
  }
  let all: Uint32Array | undefined = head.length === found.length ? best : undefined;
  const inOrder = (): Uint32Array => {
    const order = all ?? followedBy(best, mostFirst(found, scores));
    all = order;
    return order;
  };
  return { ...told, found, best, inOrder };
}

/** The ids that score most, ascending; of equal ones the lower. */
function firstOf(ids: Uint32Array, scores: Float32Array, most: number): Uint32Array {
  if (ids.length <= most) return ids;
  return Uint32Array.from(
    bestOf(ids, (id) => scores[id] as number, most),
    ([id]) => id,
  ).sort();
}

/** Where a number stands in an ascending list. */
function placeIn(ids: Uint32Array, wanted: number): number | undefined {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return ids[low] === wanted ? low : undefined;
}

/** An order whose first ids are put in another one. */
function followedBy(first: Uint32Array, all: Uint32Array): Uint32Array {
  all.set(first);
  return all;
}

/** The ids in the order of their scores, most first, equal ones as they were. */
function mostFirst(ids: Uint32Array, scores: Float32Array): Uint32Array {
  // Numbers that are not negative stand in the order of their bits.
  const bits = new Uint32Array(scores.buffer);
  return sortedBy(ids, (id) => ~(bits[id] as number));
}

/** Without those that only come close and are too far from the best one. */
function nearEnough(
  ids: Uint32Array,
  scoreOf: (id: number) => number,
  has: (id: number) => boolean,
): Uint32Array {
  const least = Math.max(LEAST, CLOSE * Math.min(1, ids[0] === undefined ? 0 : scoreOf(ids[0])));
  return ids.filter((id, rank) => has(id) || (rank < MOST_CLOSE && scoreOf(id) >= least));
}

type Judged = {
  marks: Uint8Array | undefined;
  typedVector: Int8Array;
  scores: Float32Array;
  has: (id: number) => boolean;
  inWords: (id: number) => number;
};

/** The complete papers with the best of those that come close, ascending. */
function withClose(
  index: SearchIndex,
  { marks, typedVector, scores, has, inWords }: Judged,
  complete: Uint32Array,
): Uint32Array {
  const meaning = meaningOfAll(index, typedVector);
  const isClose = (id: number) =>
    !has(id) && ((scores[id] as number) > 0 || (meaning[id] as number) >= LEAST_MEANING);
  const closeness = (id: number) => inWords(id) + (meaning[id] as number);
  const close = bestOf(idsWhere(index, marks, isClose), closeness, MOST_CLOSE);
  return Uint32Array.from([...complete, ...close.map(([id]) => id)]).sort();
}

/** Two words, or one of several parts. */
function hasSeveralWords(wants: readonly Want[]): boolean {
  return wants.reduce((sum, { terms }) => sum + terms.length, 0) > 1;
}

/** The ids, ascending, of papers that no mark leaves out and that have everything that is wanted. */
function completeOf(
  { size, titleFactors }: SearchIndex,
  marks: Uint8Array | undefined,
  had: Uint8Array,
  wanted: number,
): Uint32Array {
  const ids = new Uint32Array(size);
  let count = 0;
  for (let id = 1; id < size; id++) {
    if (had[id] !== wanted || titleFactors[id] === 0 || marks?.[id] === 0) continue;
    ids[count] = id;
    count += 1;
  }
  return ids.slice(0, count);
}

/** The ids, ascending, of papers that no mark leaves out and that a condition holds for. */
function idsWhere(
  { size, titleFactors }: SearchIndex,
  marks: Uint8Array | undefined,
  holds: (id: number) => boolean,
): Uint32Array {
  const ids = new Uint32Array(size);
  let count = 0;
  for (let id = 1; id < size; id++) {
    if (titleFactors[id] === 0 || marks?.[id] === 0 || !holds(id)) continue;
    ids[count] = id;
    count += 1;
  }
  return ids.slice(0, count);
}

/** The vectors of papers: those that are held, or else those of some papers, read now. */
function vectorsOf(
  db: Database,
  { vectors }: SearchIndex,
  ids: Uint32Array,
): (id: number) => Int8Array | undefined {
  if (vectors) return (id) => vectors.subarray(id * VECTOR_DIMENSIONS, (id + 1) * VECTOR_DIMENSIONS);
  const rows = db.$client
    .prepare<[string], [number, Buffer]>(
      'select paper_id, vector from paper_vectors where paper_id in (select value from json_each(?))',
    )
    .raw()
    .all(JSON.stringify([...ids]));
  const read = new Map(
    rows.map(([id, bytes]) => [id, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)]),
  );
  return (id) => read.get(id);
}

/** The vectors of the best papers once they have been read again. */
function modelsAmong(
  vectorOf: (id: number) => Int8Array | undefined,
  first: Ranking,
  readings: ReadonlyMap<number, Reading>,
): Int8Array[] {
  return first
    .map(([id, value]): [number, number] => [id, value + bonusOf(readings.get(id))])
    .sort(byScore)
    .slice(0, MODELS)
    .flatMap(([id]) => vectorOf(id) ?? []);
}

/** By id, how near papers are to a search: in one loop, which is faster than asking for one after the other. */
function meaningOfAll({ vectors, size }: SearchIndex, vector: Int8Array): Float64Array {
  const all = new Float64Array(size);
  if (!vectors) return all;
  for (let id = 1; id < size; id++) all[id] = likeness(vector, vectors, id * VECTOR_DIMENSIONS);
  return all;
}
