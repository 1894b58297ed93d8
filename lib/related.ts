import { countTerms } from '#lib/related-terms.ts';
import { bestOf } from '#lib/search/ranking.ts';

/** The texts of a paper that it is compared by. */
export type PaperText = { id: number; title: string; abstract: string };

/** A paper near another one: how near, in [0, 1], and the terms that bring them together. */
export type Neighbour = { id: number; score: number; terms: string[] };

/** How many related papers a permalink shows. */
export const RELATED = 6;

/** Of up to so many papers the neighbours of all are worked out at once; of more, those of one that is asked for. */
export const MOST_RELATED_AT_ONCE = 20_000;

/** Terms kept for a paper: the heaviest carry the comparison, the others cost time. */
const TERMS_PER_PAPER = 40;
const NEIGHBOURS_TERMS = 4;

/** Terms that are counted at one time; the five dumps have 28,000, and 10,000 abstracts 250,000. */
const MOST_TERMS = 300_000;

/** A term that more papers than this have among their heaviest brings nobody together, and would cost the most. */
const MOST_POSTINGS = 1000;

/**
 * So many papers for each that is wanted, the nearest by their terms, are compared in meaning, and no fewer than
 * `LEAST_COMPARED`; those after them never come among the nearest.
 */
const COMPARED = 3;
const LEAST_COMPARED = 100;
/** What likeness in meaning counts beside the cosine of the terms; found by trying values on papers whose topics are known. */
const MEANING = 3;

type Options = {
  /** How alike two papers are in meaning, in [-1, 1], by their ids; it counts `MEANING` times as much as the terms. */
  alike?: (id: number, other: number) => number;
  mostTerms?: number;
  mostPostings?: number;
};

/**
 * The `count` nearest papers of each, nearest first; equals in the order of their ids. Near is the cosine of TF-IDF
 * vectors: (1 + ln tf) · ln(N / df) (Salton & Buckley 1988), title words counted three times, terms of one paper alone
 * left out, the heaviest 40 kept, length 1; terms that more than MOST_POSTINGS papers have kept are not added up. The
 * nearest by that are put in order by the mean of it and of their likeness in meaning.
 *
 * Time grows with the number of papers and no faster. Of a paper some 500 bytes are held, and of its text nothing:
 * `read` is asked twice for all of them.
 */
export function* nearestPapers(
  read: () => Iterable<PaperText>,
  count: number,
  { alike, mostTerms = MOST_TERMS, mostPostings = MOST_POSTINGS }: Options = {},
): Generator<[id: number, near: Neighbour[]]> {
  const vectors = vectorsOf(read(), documentCounts(read(), mostTerms));
  const postings = postingsOf(vectors);
  const scores = new Float64Array(vectors.ids.length);
  for (const [paper, id] of vectors.ids.entries()) {
    const most = alike ? Math.max(LEAST_COMPARED, COMPARED * count) : count;
    const byTerms = nearestTo(paper, vectors, postings, scores, { count: most, mostPostings });
    const nearest = alike
      ? inMeaning(byTerms, (other) => alike(id, vectors.ids[other] ?? 0)).slice(0, count)
      : byTerms;
    yield [
      id,
      nearest.map(({ paper: other, score }) => ({
        id: vectors.ids[other] ?? 0,
        // Weights are held in 32 bits: of equals the sum can come to a little more than 1.
        score: Math.min(1, score),
        terms: sharedTerms(termsOfPaper(vectors, paper), new Map(termsOfPaper(vectors, other))),
      })),
    ];
  }
}

/**
 * How many papers each term stands in, of terms that more than one has. Where there are too many terms to hold, the
 * rarest of those met so far are forgotten (lossy counting, Manku & Motwani 2002), so that memory does not grow with
 * the number of papers; a term of few papers that are far from each other may then be missing.
 */
function documentCounts(
  papers: Iterable<PaperText>,
  mostTerms: number,
): { total: number; counts: Map<string, number> } {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { title, abstract } of papers) {
    total += 1;
    for (const term of countTerms(title, abstract).keys()) {
      const count = counts.get(term);
      if (count === undefined) counts.set(copied(term), 1);
      else counts.set(term, count + 1);
    }
    if (counts.size <= mostTerms) continue;
    for (let rare = 1; counts.size > mostTerms / 2; rare++) forget(counts, rare);
  }
  forget(counts, 1);
  return { total, counts };
}

/** The same text: V8 keeps a long word as a part of the text it was cut from, and with it that whole abstract. */
function copied(term: string): string {
  return ` ${term}`.slice(1);
}

function forget(counts: Map<string, number>, most: number): void {
  for (const [term, count] of counts) if (count <= most) counts.delete(term);
}
/** Vectors side by side: those of paper `p` are at the places `starts[p]` to `starts[p + 1]`, heaviest first. */
type Vectors = {
  ids: number[];
  starts: number[];
  terms: Uint32Array;
  weights: Float32Array;
  names: string[];
};

function vectorsOf(
  papers: Iterable<PaperText>,
  { total, counts }: ReturnType<typeof documentCounts>,
): Vectors {
  const names = [...counts.keys()];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const terms = new Uint32Array(total * TERMS_PER_PAPER);
  const weights = new Float32Array(total * TERMS_PER_PAPER);
  const ids: number[] = [];
  const starts = [0];
  let place = 0;
  for (const { id, title, abstract } of papers) {
    const weighted: [term: string, weight: number][] = [];
    for (const [term, count] of countTerms(title, abstract)) {
      const df = counts.get(term) ?? total;
      if (df < total) weighted.push([term, (1 + Math.log(count)) * Math.log(total / df)]);
    }
    const kept = weighted.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, TERMS_PER_PAPER);
    const length = Math.hypot(...kept.map(([, weight]) => weight));
    for (const [term, weight] of kept) {
      terms[place] = numbers.get(term) ?? 0;
      weights[place] = weight / length;
      place += 1;
    }
    ids.push(id);
    starts.push(place);
  }
  return { ids, starts, terms: terms.subarray(0, place), weights: weights.subarray(0, place), names };
}

/** For each term the papers that have it, with its weight in each: term `t` is at `starts[t]` to `starts[t + 1]`. */
type Postings = { starts: Uint32Array; papers: Uint32Array; weights: Float32Array };

function postingsOf({ ids, starts: ends, terms, weights, names }: Vectors): Postings {
  const starts = new Uint32Array(names.length + 1);
  for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 0; term < names.length; term++)
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = starts.slice();
  const postings = {
    starts,
    papers: new Uint32Array(terms.length),
    weights: new Float32Array(terms.length),
  };
  for (const paper of ids.keys()) {
    for (let place = ends[paper] ?? 0; place < (ends[paper + 1] ?? 0); place++) {
      const term = terms[place] ?? 0;
      const at = next[term] ?? 0;
      postings.papers[at] = paper;
      postings.weights[at] = weights[place] ?? 0;
      next[term] = at + 1;
    }
  }
  return postings;
}

/** @param scores one zero a paper, to add up in; it is handed back as it came. */
function nearestTo(
  paper: number,
  { ids, starts, terms, weights }: Vectors,
  postings: Postings,
  scores: Float64Array,
  { count, mostPostings }: { count: number; mostPostings: number },
): { paper: number; score: number }[] {
  const met: number[] = [];
  for (let place = starts[paper] ?? 0; place < (starts[paper + 1] ?? 0); place++) {
    const term = terms[place] ?? 0;
    const weight = weights[place] ?? 0;
    const end = postings.starts[term + 1] ?? 0;
    let at = postings.starts[term] ?? 0;
    if (end - at > mostPostings) continue;
    for (; at < end; at++) {
      const other = postings.papers[at] ?? 0;
      const before = scores[other] ?? 0;
      if (before === 0) met.push(other);
      scores[other] = before + weight * (postings.weights[at] ?? 0);
    }
  }
  const scoreOf = (other: number) => (other === paper ? 0 : (scores[other] ?? 0));
  const ranking = bestOf(met, scoreOf, count, (other) => ids[other] ?? 0);
  for (const other of met) scores[other] = 0;
  return ranking.filter(([, score]) => score > 0).map(([other, score]) => ({ paper: other, score }));
}

/** The nearest by their terms in the order of the weighted mean with their likeness in meaning, equals as they came. */
export function inMeaning(
  byTerms: { paper: number; score: number }[],
  alike: (paper: number) => number,
): { paper: number; score: number }[] {
  return byTerms
    .map(({ paper, score }) => ({
      paper,
      score: (score + MEANING * Math.max(0, alike(paper))) / (1 + MEANING),
    }))
    .sort((a, b) => b.score - a.score);
}

function termsOfPaper({ starts, terms, weights, names }: Vectors, paper: number): [string, number][] {
  const from = starts[paper] ?? 0;
  return [...terms.subarray(from, starts[paper + 1])].map((term, index) => [
    names[term] ?? '',
    weights[from + index] ?? 0,
  ]);
}

/** The shared terms that weigh most; a word that stands in a chosen pair is not named again. */
export function sharedTerms(a: [string, number][], b: ReadonlyMap<string, number>): string[] {
  const shared = a
    .filter(([term]) => b.has(term))
    .map(([term, weight]) => [term, weight * (b.get(term) ?? 0)] as const)
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .map(([term]) => term);
  const chosen: string[] = [];
  for (const term of shared) {
    const isPart = shared.some(
      (other) =>
        other !== term && other.split(' ').includes(term) && shared.indexOf(other) < shared.indexOf(term) + 6,
    );
    if (!isPart) chosen.push(term);
    if (chosen.length === NEIGHBOURS_TERMS) break;
  }
  return chosen;
}
