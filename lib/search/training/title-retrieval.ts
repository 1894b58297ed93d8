import { type PaperText, termsOf } from '#lib/search/training/read-papers.ts';
import { addWord, normalise, type WordVectors } from '#lib/search/word-vectors.ts';

/** How often the right abstract is first for a title, and the mean of 1 / its place, which is 0 from the 11th on. */
export type Found = { accuracy: number; mrr: number };

const PLACES = 10;

/** How well the cosine of vectors tells for each title which of all these abstracts is its own. */
export function foundByVectors(papers: readonly PaperText[], vectors: WordVectors): Found {
  const encode = (text: string) => {
    const sum = new Float32Array(vectors.dimensions);
    for (const term of termsOf(text)) addWord(sum, term, 1, vectors);
    normalise(sum);
    return sum;
  };
  const abstracts = papers.map(({ abstract }) => encode(abstract));
  return found(papers, (title) => {
    const read = encode(title);
    return abstracts.map((abstract) => read.reduce((sum, value, k) => sum + value * (abstract[k] ?? 0), 0));
  });
}

/**
 * The same for the cosine of plain words, each as often as it stands there times ln(1 + papers / papers with the term).
 *
 * @param papersWith in how many of `all` papers each term stands; other terms count as if in one
 */
export function foundByWords(
  papers: readonly PaperText[],
  papersWith: ReadonlyMap<string, number>,
  all: number,
): Found {
  const encode = (text: string) => {
    const values = new Map<string, number>();
    for (const term of termsOf(text)) {
      values.set(term, (values.get(term) ?? 0) + Math.log(1 + all / (papersWith.get(term) ?? 1)));
    }
    const length = Math.hypot(...values.values()) || 1;
    return new Map(Array.from(values, ([term, value]): [string, number] => [term, value / length]));
  };
  const postings = new Map<string, [paper: number, value: number][]>();
  for (const [paper, { abstract }] of papers.entries()) {
    for (const [term, value] of encode(abstract)) {
      const list = postings.get(term);
      if (list) list.push([paper, value]);
      else postings.set(term, [[paper, value]]);
    }
  }
  return found(papers, (title) => {
    const cosines = new Array<number>(papers.length).fill(0);
    for (const [term, own] of encode(title)) {
      for (const [paper, value] of postings.get(term) ?? [])
        cosines[paper] = (cosines[paper] ?? 0) + own * value;
    }
    return cosines;
  });
}

/** @param cosinesOf of a title with all abstracts; of the same cosine, other abstracts go before the right one */
function found(papers: readonly PaperText[], cosinesOf: (title: string) => readonly number[]): Found {
  let [first, mrr] = [0, 0];
  for (const [paper, { title }] of papers.entries()) {
    const cosines = cosinesOf(title);
    const own = cosines[paper] ?? 0;
    const place = cosines.filter((cosine) => cosine >= own).length;
    if (place === 1) first += 1;
    if (place <= PLACES) mrr += 1 / place;
  }
  return { accuracy: first / papers.length, mrr: mrr / papers.length };
}
