import type BetterSqlite3 from 'better-sqlite3';
import { stemmer } from 'stemmer';
import { type FACET_KEYS, UNDATED } from '#lib/facets.ts';
import type { Params } from '#lib/params.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';
import { xorshift } from '#lib/topics/training/logistic-regression.ts';
import { type BenchPaper, benchPapers } from '#scripts/bench/compare/papers.ts';
import { type Question, type Questions, STATE_KEYS, type StateKey } from '#scripts/bench/compare/states.ts';

/** Questions of a state where the papers have so many to ask: ten to warm up, 120 to measure. */
const MOST = 130;
/** Papers that the questions are taken from, spread over all of them. */
const SAMPLE = 20_000;
const PAGE = 20;
/** Characters of a description. */
const DESCRIPTION = 600;

/** The order of the questions is the same in every run. */
const SEED = 8;

/**
 * What is asked in each state, chosen by rule from the papers themselves: the same database gives the same questions.
 * Common words are those in most papers; a rare one, in any of its forms, is in two papers of the sample; a misspelt one is a word of medium
 * frequency with two of its letters exchanged, which no paper of the sample has. They are in random order: whoever has time for the first of
 * them only is asked no easier ones than others.
 */
export function questionsOf(client: BetterSqlite3.Database): Questions {
  const questions: Record<StateKey, readonly Question[]> = { ...questionsInOrder(client) };
  for (const state of STATE_KEYS) questions[state] = shuffled(questions[state]);
  return questions;
}

function questionsInOrder(client: BetterSqlite3.Database): Questions {
  const total = client.prepare<[], number>('select count(*) from papers').pluck().get() ?? 0;
  const sample = sampleOf(client, total);
  const words = byCount(sample.map(({ title, abstract }) => wordsIn(`${title} ${abstract}`)));
  const counts = new Map(words);
  const common = words.slice(0, MOST).map(([word]) => word);
  const rare = rareAmong(words);
  const phrases = byCount(sample.map(({ title, abstract }) => pairsIn(`${title} ${abstract}`)));
  const values = (key: (typeof FACET_KEYS)[number]) =>
    byCount(sample.map((paper) => paper.values[key]))
      .map(([value]) => value)
      .slice(0, MOST);
  const [topics, organisations] = [values('topic'), values('org')];
  const named =
    organisations.length > 0 ? (['org', organisations] as const) : (['venue', values('venue')] as const);
  const spread = evenly(sample, MOST);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  return {
    all: [papers({})],
    topic: topics.map((topic) => papers({ topic })),
    topics: each(
      sample,
      ({ values: { topic } }) => topic.length > 1 && papers({ topic: topic.slice(0, 2), match: 'all' }),
    ),
    'topic-year': each(
      sample,
      ({ values: { topic, year } }) =>
        topic[0] !== undefined && year[0] !== UNDATED && papers({ topic: topic[0], year: year[0] }),
    ),
    common: common.map((q) => papers({ q })),
    rare: evenly(rare, MOST).map((q) => papers({ q })),
    words: common.map((word, place) => papers({ q: `${word} ${common[(place + 1) % common.length]}` })),
    phrase: phrases.slice(0, MOST).map(([pair]) => papers({ q: `"${pair}"` })),
    beginning: [...new Set(words.slice(0, 2000).map(([word]) => word.slice(0, 3)))]
      .slice(0, MOST)
      .map((text) => ({ ask: 'suggest', text })),
    misspelt: words
      .slice(100, 2000)
      .flatMap(([word]) => misspelt(word, counts))
      .slice(0, MOST)
      .map((q) => ({ ask: 'papers', params: { q }, misspelt: true })),
    filtered: each(sample, (paper) => {
      const [topic, year] = [paper.values.topic[0], paper.values.year[0]];
      const q = wordsIn(paper.abstract).find((word) => common.includes(word));
      return topic !== undefined && q !== undefined && year !== UNDATED && papers({ q, topic, year });
    }),
    author: values('author').map((author) => papers({ author })),
    organisation: named[1].map((value) => papers({ [named[0]]: value })),
    title: common.map((q) => papers({ q, sort: 'title' })),
    last: Array.from({ length: Math.min(MOST, pages) }, (_, back) => papers({ page: String(pages - back) })),
    description: spread
      .filter(({ abstract }) => abstract !== '')
      .map(({ abstract }) => papers({ q: described(abstract) })),
    counts: common.map((q) => ({ ask: 'facets', params: { q } })),
    'topic-page': topics.map((slug) => ({ ask: 'topic', slug })),
    paper: spread.map(({ slug }) => ({ ask: 'paper', slug })),
    trends: common.map((q) => ({ ask: 'trends', params: { q } })),
  };
}

/** Fisher and Yates's shuffle. */
function shuffled<Value>(list: readonly Value[]): Value[] {
  const random = xorshift(SEED);
  const values = [...list];
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [values[last], values[other]] = [values[other] as Value, values[last] as Value]; // both within
  }
  return values;
}

/** Words in two papers whose other forms are in none: an index of stems finds no more for them. */
function rareAmong(words: readonly [string, number][]): string[] {
  const byStem = new Map<string, number>();
  for (const [word, n] of words) byStem.set(stemmer(word), (byStem.get(stemmer(word)) ?? 0) + n);
  return words
    .filter(([word, n]) => n === 2 && word.length > 5 && byStem.get(stemmer(word)) === 2)
    .map(([word]) => word);
}

function papers(params: Params): Question {
  return { ask: 'papers', params };
}

function sampleOf(client: BetterSqlite3.Database, total: number): BenchPaper[] {
  const step = Math.max(1, Math.floor(total / SAMPLE));
  return [...benchPapers(client, step)];
}

/** The questions that papers give rise to, each once, spread over the papers. */
function each(sample: readonly BenchPaper[], ask: (paper: BenchPaper) => Question | false): Question[] {
  const asked = new Map<string, Question>();
  for (const paper of evenly(sample, 20 * MOST)) {
    const question = ask(paper);
    if (question) asked.set(JSON.stringify(question), question);
    if (asked.size === MOST) break;
  }
  return [...asked.values()];
}

/** So many of a list, at equal distances. */
function evenly<Value>(list: readonly Value[], count: number): Value[] {
  const step = Math.max(1, list.length / count);
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, place) => list[Math.floor(place * step)] as Value,
  ); // within
}

/** The words of a text that mean something, in small letters, each once. */
function wordsIn(text: string): string[] {
  const words = text.toLowerCase().match(/(?<![\w-])[a-z]{4,}(?![\w-])/g) ?? [];
  return [...new Set(words)].filter((word) => !STOP_WORDS.has(word));
}

/** Pairs of such words that follow each other. */
function pairsIn(text: string): string[] {
  const pairs = text.toLowerCase().matchAll(/(?<![\w-])(?=([a-z]{4,}) ([a-z]{4,})(?![\w-]))/g);
  const own = [...pairs].flatMap(([, a = '', b = '']) =>
    STOP_WORDS.has(a) || STOP_WORDS.has(b) ? [] : [`${a} ${b}`],
  );
  return [...new Set(own)];
}

/** Values by the number of lists that have them, most first, equal ones by the alphabet. */
function byCount(lists: readonly (readonly string[])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** A word with its two middle letters exchanged, where that makes a new one. */
function misspelt(word: string, known: ReadonlyMap<string, number>): string[] {
  const at = Math.floor(word.length / 2);
  const wrong = `${word.slice(0, at - 1)}${word[at]}${word[at - 1]}${word.slice(at + 1)}`;
  return word.length < 8 || known.has(wrong) ? [] : [wrong];
}

/** The beginning of an abstract, without what would be read as an operator. */
function described(abstract: string): string {
  return abstract
    .slice(0, DESCRIPTION)
    .replace(/["“”„:-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
