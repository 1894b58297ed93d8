/** One paper's words for comparison, heaviest first, with their weights in a vector of length 1. */
export type TermVector = { id: number; terms: Map<string, number> };

/** A paper near another one: the cosine of their vectors, in [0, 1], and the terms that bring them together. */
export type Neighbour = { id: number; score: number; terms: string[] };

const STOP = new Set(
  `a about above across after all also although an and any are as at be because been before being between both but by can
  could do does due each e.g either et etc even few for from further had has have having here how however i.e if in into is
  it its itself just less many may more most much must no nor not of often on one only or other our ours out over own same
  several should since so some such than that the their them then there these they this those through thus to too two under
  until up upon us use used using very via was we well were what when where whether which while who whose why will with
  within without would yet you your`.split(/\s+/),
);
/** Words that say nothing alone, but may in a pair ("task vector"). */
const WEAK = new Set(
  `paper papers propose proposed proposes present presents introduce introduces show shows shown demonstrate demonstrates
  result results method methods approach approaches work model models new novel existing recent recently based different
  experiments performance achieve achieves state-of-the-art task tasks data learning language large trained training
  code available github https com significant significantly various provide provides study first better improve improved
  improves improving high effective effectively framework evaluation evaluate compared including across`.split(
    /\s+/,
  ),
);
/** Terms kept for a paper: the heaviest carry the comparison, the others cost time. */
const TERMS_PER_PAPER = 40;
const NEIGHBOURS_TERMS = 4;

/** Words and pairs of neighbouring words of a text, lower-case, plurals folded. */
export function termsOf(text: string): string[] {
  const words = (text.toLowerCase().match(/[\p{L}][\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*/gu) ?? []).map(singular);
  const terms: string[] = [];
  for (const [index, word] of words.entries()) {
    if (STOP.has(word) || word.length < 3) continue;
    if (!WEAK.has(word)) terms.push(word);
    const next = words[index + 1];
    if (!next || next.length < 3 || STOP.has(next) || (WEAK.has(word) && WEAK.has(next))) continue;
    terms.push(`${word} ${next}`);
  }
  return terms;
}

/**
 * TF-IDF vectors: (1 + ln tf) · ln(N / df) (Salton & Buckley 1988), title words counted three times, terms of one
 * paper alone left out, the heaviest 40 kept, length 1.
 */
export function termVectors(
  papers: readonly { id: number; title: string; abstract: string }[],
): TermVector[] {
  const counts = papers.map(({ title, abstract }) => countTerms(title, abstract));
  const documents = new Map<string, number>();
  for (const terms of counts)
    for (const term of terms.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
  return papers.map(({ id }, index) => {
    const weighted = [...(counts[index] ?? [])]
      .map(
        ([term, count]) =>
          [
            term,
            (1 + Math.log(count)) * Math.log(papers.length / (documents.get(term) ?? 1)),
            documents.get(term) ?? 1,
          ] as const,
      )
      .filter(([, , df]) => df > 1)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, TERMS_PER_PAPER);
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    return { id, terms: new Map(weighted.map(([term, weight]) => [term, weight / length])) };
  });
}

/** The `count` nearest papers of each, nearest first; equals in the order of their ids. */
export function neighbours(vectors: readonly TermVector[], count: number): Map<number, Neighbour[]> {
  const postings = new Map<string, [id: number, weight: number][]>();
  for (const { id, terms } of vectors) {
    for (const [term, weight] of terms) {
      const list = postings.get(term);
      if (list) list.push([id, weight]);
      else postings.set(term, [[id, weight]]);
    }
  }
  const termsById = new Map(vectors.map(({ id, terms }) => [id, terms]));
  return new Map(
    vectors.map(({ id, terms }) => {
      const scores = new Map<number, number>();
      for (const [term, weight] of terms) {
        for (const [other, otherWeight] of postings.get(term) ?? []) {
          if (other !== id) scores.set(other, (scores.get(other) ?? 0) + weight * otherWeight);
        }
      }
      const nearest = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, count);
      return [
        id,
        nearest.map(([other, score]) => ({
          id: other,
          score,
          terms: sharedTerms(terms, termsById.get(other)),
        })),
      ];
    }),
  );
}

/** The shared terms that weigh most; a word that stands in a chosen pair is not named again. */
function sharedTerms(a: Map<string, number>, b: Map<string, number> | undefined): string[] {
  const shared = [...a]
    .filter(([term]) => b?.has(term))
    .map(([term, weight]) => [term, weight * (b?.get(term) ?? 0)] as const)
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

function countTerms(title: string, abstract: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of termsOf(title)) counts.set(term, (counts.get(term) ?? 0) + 3);
  for (const term of termsOf(abstract)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Words in -s that are no plural of the word without it, and plurals in -ches of words in -che. */
const IRREGULAR = new Map([
  ...['bias', 'alias', 'atlas', 'canvas', 'series', 'species'].map((word) => [word, word] as const),
  ['caches', 'cache'],
  ['niches', 'niche'],
]);

/** Folds plurals, so that "task vectors" and "task vector" meet; words in -ss, -us and -is are left alone. */
function singular(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|ias)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
