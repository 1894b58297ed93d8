import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { phraseExpression } from '#db/search/full-text.ts';
import { scorePapers } from '#db/search/score.ts';
import { searchIndex } from '#db/search/search-index.ts';
import { candidatesIn, usualForm } from '#lib/candidate-words.ts';
import { logOdds, type WordShare } from '#lib/log-odds.ts';
import { stemOf } from '#lib/search/analysis.ts';
import { wantsOf } from '#lib/search/plan.ts';
import { BLOCK_BITS, eachPosting } from '#lib/search/postings.ts';

/** Papers that words are counted in: 1 by id, and how many they are. */
export type Group = { has: Uint8Array; size: number };

/** A word as it is searched for in quotes, and how many papers that finds: of each group, and of the corpus. */
export type CountedWord = { text: string; corpus: number; counts: number[] };

/** Papers whose texts are read for words; of a larger group the first ones, which are to be those that matter most. */
const MOST_READ = 250;
/** Words, and pairs of words, that look most telling in what was read, and are then counted in all papers. */
const COUNTED = 40;
/** A word of fewer papers than this of a group tells of those papers rather than of the group. */
export const FEWEST = 3;
/** What the prior counts for, as a share of the corpus: with less common words lead, with more small topics have none. */
const PRIOR = 0.25;

/** The group of some papers. */
export function groupOf(db: Database, ids: readonly number[]): Group {
  const has = new Uint8Array(searchIndex(db).size);
  for (const id of ids) has[id] = 1;
  return { has, size: ids.length };
}

/**
 * The words that may tell a group's papers from others, counted in each of some groups: one word by the search index,
 * several in a row by the full-text index, which is near enough to choose by. @param read the group, best first
 */
export function countedWords(db: Database, read: readonly number[], groups: readonly Group[]): CountedWord[] {
  return tellingWords(db, read.slice(0, MOST_READ)).map(({ text, terms: [term = '', ...more] }) =>
    more.length === 0 ? countedTerm(db, text, term, groups) : counted(text, papersWith(db, text), groups),
  );
}

/**
 * In how many papers a search for a text in quotes finds it, exactly: in papers that have it in a row and its words as
 * the search index has them, which parts some strings that the full-text index does not.
 */
export function countsFound(db: Database, text: string, groups: readonly Group[]): CountedWord {
  const index = searchIndex(db);
  const wants = wantsOf([{ kind: 'phrase', text, field: undefined, negated: false }], index.corpus);
  const { had } = scorePapers(db, index, wants);
  return counted(
    text,
    papersWith(db, text).filter((id) => had[id] === wants.length),
    groups,
  );
}

function papersWith(db: Database, text: string): number[] {
  const ids = db.$client
    .prepare<[string], number>('select rowid from papers_fts where papers_fts match ?')
    .pluck();
  return ids.all(phraseExpression({ text, field: undefined }) ?? '""');
}

function counted(text: string, found: readonly number[], groups: readonly Group[]): CountedWord {
  const counts = groups.map(({ has }) => {
    let count = 0;
    for (const id of found) count += has[id] ?? 0;
    return count;
  });
  return { text, corpus: found.length, counts };
}

/** A word that is one term, counted without a list of the papers that have it: there may be most of a million. */
function countedTerm(db: Database, text: string, term: string, groups: readonly Group[]): CountedWord {
  const counts = groups.map(() => 0);
  const postings = db.$client
    .prepare<[string], [number, Buffer]>('select block, data from search_postings where term = ?')
    .raw();
  for (const [block, data] of postings.all(term))
    for (const [at, { has }] of groups.entries()) {
      const inBlock = has.subarray(block << BLOCK_BITS);
      let count = 0;
      eachPosting(data, (place) => {
        count += inBlock[place] ?? 0;
      });
      counts[at] = (counts[at] ?? 0) + count;
    }
  return { text, corpus: searchIndex(db).corpus.papersWith(term), counts };
}

/** What compares two groups by a word; groups are taken to have as many words a paper as the corpus has. */
export function comparison(db: Database): {
  z: (word: number, here: [papers: number, of: number], there: [papers: number, of: number]) => number;
} {
  const { corpus } = searchIndex(db);
  const perPaper = pairsPerPaper(db);
  const share = ([papers, of]: [number, number]): WordShare => ({ papers, pairs: of * perPaper });
  return {
    z: (word, here, there) =>
      logOdds(share(here), share(there), share([word, corpus.papers]), PRIOR * corpus.papers * perPaper),
  };
}

/** How many different words a paper has, on average. */
function pairsPerPaper(db: Database): number {
  const pairs = keptAnswer(db, 'pairs of a paper and a word', () =>
    db.$client.prepare<[], number | null>('select sum(papers) from search_postings').pluck().get(),
  );
  return (pairs ?? 0) / Math.max(1, searchIndex(db).corpus.papers);
}

/** Words of some papers that look most telling, from what the index knows of single words, in a settled order. */
function tellingWords(db: Database, ids: readonly number[]): { text: string; terms: readonly string[] }[] {
  const { corpus } = searchIndex(db);
  const { z } = comparison(db);
  const texts = db.$client.prepare<[string], { title: string; abstract: string }>(
    `select title_text as title, abstract_text as abstract from papers
     where id in (select value from json_each(?)) order by id`,
  );
  const candidates = [...candidatesIn(texts.all(JSON.stringify(ids))).values()].filter(
    ({ texts: papers }) => papers >= FEWEST,
  );
  const standing = new Map<string, number>();
  for (const { terms, texts: papers } of candidates) {
    const [term = ''] = terms;
    if (terms.length > 1) continue;
    const all = Math.max(papers, corpus.papersWith(term));
    standing.set(term, z(all, [papers, ids.length], [all - papers, corpus.papers - ids.length]));
  }
  const scored = candidates.map((candidate) => {
    const parts = candidate.terms.map((term) => standing.get(term) ?? 0);
    // A pair is looked at for its better word; how telling it is comes out when it is counted.
    const score = parts.length === 1 ? (parts[0] ?? 0) : Math.max(...parts) * Math.log1p(candidate.texts);
    return { text: usualForm(candidate), terms: candidate.terms, isPair: parts.length > 1, score };
  });
  const best = [false, true].flatMap((pairs) =>
    scored
      .filter(({ isPair, score }) => isPair === pairs && score > 0)
      .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
      .slice(0, COUNTED),
  );
  // Searched for as phrases, "single-task" and "single task" are one.
  return [...new Map(best.toReversed().map((one) => [phraseKey(one.text), one])).values()].toReversed();
}

function phraseKey(text: string): string {
  return text.split(/[ -]/).map(stemOf).join(' ');
}
