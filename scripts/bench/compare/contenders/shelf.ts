import Sqlite from 'better-sqlite3';
import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import { sortOf } from '#lib/paper-query.ts';
import { type Asked, askedOf } from '#scripts/bench/compare/asked-words.ts';
import type { Opening } from '#scripts/bench/compare/contenders/contender.ts';
import { type BenchPaper, benchPapers } from '#scripts/bench/compare/papers.ts';
import type { Question } from '#scripts/bench/compare/states.ts';

type Kept = Omit<BenchPaper, 'values' | 'id'>;

/**
 * Papers in memory with their facets, for search libraries that have none: what a user writes around them. Values are
 * numbers, counted in arrays, which is the quickest plain way.
 */
export type Shelf = {
  papers: Kept[];
  /** By facet, the numbers of each paper's values. */
  values: Record<FacetKey, number[][]>;
  /** By facet, its values by number, and the numbers by value. */
  names: Record<FacetKey, string[]>;
  numbers: Record<FacetKey, Map<string, number>>;
  bySlug: Map<string, number>;
  /** By paper, its place in the order by date and by title. */
  places: { newest: Int32Array; title: Int32Array };
};

/** How a library finds papers: their places on the shelf, best first; undefined where it cannot. */
export type Find = (
  words: readonly string[],
  how: Asked['how'] | 'beginning' | 'fuzzy',
) => number[] | undefined;

const SHOWN = 20;
const PAGE = 20;
const FEW = 6;

/** Reads the papers and gives each to the library as it comes. */
export function filledShelf(
  { papers: file, progress }: Pick<Opening, 'papers' | 'progress'>,
  add: (paper: BenchPaper, place: number) => void,
): Shelf {
  const client = new Sqlite(file, { readonly: true });
  const byFacet = <Value>(make: () => Value) =>
    Object.fromEntries(FACET_KEYS.map((key) => [key, make()])) as Record<FacetKey, Value>; // every facet has one
  const papers: Kept[] = [];
  const [values, names, numbers] = [
    byFacet<number[][]>(() => []),
    byFacet<string[]>(() => []),
    byFacet(() => new Map<string, number>()),
  ];
  for (const paper of benchPapers(client)) {
    const { slug, title, abstract, published, titleKey } = paper;
    for (const key of FACET_KEYS) {
      const own = paper.values[key].map((value) => {
        const number = numbers[key].get(value) ?? names[key].push(value) - 1;
        numbers[key].set(value, number);
        return number;
      });
      values[key].push(own);
    }
    add(paper, papers.push({ slug, title, abstract, published, titleKey }) - 1);
    progress(papers.length);
  }
  client.close();
  const places = {
    newest: placesBy(papers, (a, b) => compare(b.published, a.published)),
    title: placesBy(papers, (a, b) => compare(a.titleKey, b.titleKey)),
  };
  return {
    papers,
    values,
    names,
    numbers,
    bySlug: new Map(papers.map(({ slug }, place) => [slug, place])),
    places,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placesBy(papers: readonly Kept[], order: (a: Kept, b: Kept) => number): Int32Array {
  const sorted = papers
    .map((paper, at) => ({ paper, at }))
    .sort((a, b) => order(a.paper, b.paper) || a.at - b.at);
  const places = new Int32Array(papers.length);
  sorted.forEach(({ at }, place) => {
    places[at] = place;
  });
  return places;
}

/** What a page shows, found by the library and put together by hand. */
export function answeredFromShelf(shelf: Shelf, find: Find, question: Question): number | undefined {
  switch (question.ask) {
    case 'papers':
    case 'facets':
    case 'topic': {
      const asked = askedOf(question.ask === 'topic' ? { topic: question.slug } : question.params);
      const how = question.ask !== 'topic' && question.misspelt ? 'fuzzy' : asked.how;
      const found = asked.words.length === 0 ? shelf.papers.map((_, place) => place) : find(asked.words, how);
      if (!found) return undefined;
      const hits = found.filter((place) => isChosen(shelf, asked, place));
      for (const key of FACET_KEYS)
        countsOf(
          shelf,
          key,
          asked.chosen.includes(key) ? found.filter((place) => isChosen(shelf, asked, place, key)) : hits,
        );
      return question.ask === 'facets' ? hits.length : listed(shelf, asked, hits);
    }
    case 'trends': {
      const { words, how } = askedOf(question.params);
      const found = find(words, how);
      return found && seenFromAbove(shelf, found);
    }
    case 'suggest':
      return suggested(shelf, find, question.text);
    case 'paper': {
      const place = shelf.bySlug.get(question.slug);
      const paper = place === undefined ? undefined : shelf.papers[place];
      const alike =
        paper && find(paper.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [], 'any')?.slice(0, FEW);
      return alike ? alike.length + 1 : undefined;
    }
  }
}

function isChosen(
  { values, numbers }: Shelf,
  { chosen, query }: Asked,
  place: number,
  without?: FacetKey,
): boolean {
  return chosen.every((key) => {
    if (key === without) return true;
    const own = values[key][place] ?? [];
    const isIn = (value: string) => own.includes(numbers[key].get(value) ?? -1);
    return key === 'topic' && query.match === 'all'
      ? query.chosen[key].every(isIn)
      : query.chosen[key].some(isIn);
  });
}

/** The most frequent values of a facet with their counts. */
function countsOf({ values, names }: Shelf, key: FacetKey, hits: readonly number[]): [string, number][] {
  const counts = new Uint32Array(names[key].length);
  for (const place of hits)
    for (const value of values[key][place] ?? []) counts[value] = (counts[value] ?? 0) + 1;
  const met: number[] = [];
  counts.forEach((count, value) => {
    if (count > 0) met.push(value);
  });
  met.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  return met.slice(0, SHOWN).map((value) => [names[key][value] ?? '', counts[value] ?? 0]);
}

/** Puts a page of the papers in order and returns the number of all. */
function listed({ papers, places }: Shelf, { query, words }: Asked, hits: number[]): number {
  const sort = sortOf(query);
  if (sort !== 'relevance' || words.length === 0) {
    const order = sort === 'title' ? places.title : places.newest;
    hits.sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
  }
  const first = (query.page - 1) * PAGE;
  const shown = hits.slice(first, first + PAGE).map((place) => ({ ...papers[place] }));
  return shown.length === 0 ? 0 : hits.length;
}

/** Papers by year, by topic and year, and by pairs of topics. */
function seenFromAbove({ values, names }: Shelf, hits: readonly number[]): number {
  const [topics, years] = [names.topic.length, names.year.length];
  const byYear = new Uint32Array(topics * years);
  const together = new Uint32Array(topics * topics);
  for (const place of hits) {
    const own = values.topic[place] ?? [];
    const year = values.year[place]?.[0] ?? 0;
    for (const a of own) {
      byYear[a * years + year] = (byYear[a * years + year] ?? 0) + 1;
      for (const b of own) if (b > a) together[a * topics + b] = (together[a * topics + b] ?? 0) + 1;
    }
  }
  return hits.length;
}

function suggested({ names }: Shelf, find: Find, text: string): number | undefined {
  const titles = find([text], 'beginning')?.slice(0, FEW);
  const named = (['topic', 'org', 'author'] as const).flatMap((key) =>
    names[key].filter((name) => name.startsWith(text)).slice(0, 3),
  );
  return titles && titles.length + named.length;
}

/** The places of papers that have words in a row, of those that have them at all: the libraries know no phrases. */
export function withPhrase({ papers }: Shelf, words: readonly string[], found: readonly number[]): number[] {
  const phrase = words.join(' ');
  return found.filter((place) => {
    const paper = papers[place];
    return (
      paper && (paper.title.toLowerCase().includes(phrase) || paper.abstract.toLowerCase().includes(phrase))
    );
  });
}
