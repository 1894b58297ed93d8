import { logOdds, type WordShare } from '#lib/log-odds.ts';
import { countTerms } from '#lib/related-terms.ts';

/** The text of a paper, and the group that it is in. */
export type GroupedText = { group: number; title: string; abstract: string };

/** So many words the prior counts for; found by reading the labels of the shipped papers. */
const PRIOR = 500;
/** A term has to stand in so many of a group's papers, and in such a share of them. */
const LEAST_PAPERS = 2;
const LEAST_SHARE = 0.12;
/** A pair of words is preferred to one of them alone while its score is at least this share of the word's. */
const PAIR_SHARE = 0.55;

/**
 * The term that most sets each group apart from the others, by log-odds (lib/log-odds.ts) of how often it is used, as the
 * group's papers mostly write it. No word is given twice; larger groups choose first.
 *
 * @returns by group; a group without a term that enough of its papers have is left out
 */
export function distinctiveTerms(texts: readonly GroupedText[]): Map<number, string> {
  const counted = texts.map((text) => ({ ...text, terms: countTerms(text.title, text.abstract) }));
  const groups = [...Map.groupBy(counted, ({ group }) => group)].sort(
    ([a, own], [b, others]) => others.length - own.length || a - b,
  );
  const corpus = countsOf(counted);
  const taken = new Set<string>();
  const chosen = new Map<number, string>();
  for (const [group, members] of groups) {
    const term = mostTelling(countsOf(members), corpus, taken);
    if (term === undefined) continue;
    for (const word of [term, ...term.split(' ')]) taken.add(word);
    chosen.set(group, asWritten(term, members));
  }
  return chosen;
}

/** How often each term is used, in how many of the texts, and how often all are together. */
type Counts = { uses: Map<string, number>; papers: Map<string, number>; total: number; texts: number };

function countsOf(texts: readonly { terms: ReadonlyMap<string, number> }[]): Counts {
  const counts: Counts = { uses: new Map(), papers: new Map(), total: 0, texts: texts.length };
  for (const { terms } of texts)
    for (const [term, uses] of terms) {
      counts.uses.set(term, (counts.uses.get(term) ?? 0) + uses);
      counts.papers.set(term, (counts.papers.get(term) ?? 0) + 1);
      counts.total += uses;
    }
  return counts;
}

function mostTelling(own: Counts, corpus: Counts, taken: ReadonlySet<string>): string | undefined {
  const least = Math.max(LEAST_PAPERS, LEAST_SHARE * own.texts);
  const scored = [...own.uses]
    .filter(([term]) => (own.papers.get(term) ?? 0) >= least && !taken.has(term))
    .map(([term, uses]) => {
      const all = corpus.uses.get(term) ?? uses;
      const here: WordShare = { papers: uses, pairs: own.total };
      const there: WordShare = { papers: all - uses, pairs: corpus.total - own.total };
      const score = logOdds(here, there, { papers: all, pairs: corpus.total }, PRIOR);
      return { term, words: term.split(' '), score };
    })
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
  const [best] = scored;
  if (!best || best.score <= 0) return undefined;
  const pair = scored.find(
    ({ words, score }) => words.length === 2 && words.includes(best.term) && score >= PAIR_SHARE * best.score,
  );
  return (pair ?? best).term;
}

/** The form of a term (letters, digits and hyphens) that stands most often in the texts, of equals the first in the alphabet: plural, or in capitals. */
function asWritten(term: string, texts: readonly GroupedText[]): string {
  const words = term.split(' ').map((word) => `${word.replace(/y$/, '')}(?:y|ies|e?s)?`);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])${words.join(' ')}(?![\\p{L}\\p{N}-])`, 'giu');
  const forms = new Map<string, number>();
  for (const { abstract } of texts)
    for (const [form] of abstract.matchAll(pattern)) forms.set(form, (forms.get(form) ?? 0) + 1);
  const [usual] = [...forms].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return usual?.[0] ?? term;
}
