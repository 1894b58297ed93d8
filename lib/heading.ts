import { FACET_KEYS, type FacetKey, HAS, type HasValue, UNDATED } from '#lib/facets.ts';
import { yearRuns } from '#lib/hrefs.ts';
import { inOrder, type Labels, labelOf } from '#lib/labels.ts';
import type { Exclusion, PaperQuery } from '#lib/paper-query.ts';
import type { Clause } from '#lib/search/query-language.ts';
import { FIRST_YEAR, LAST_YEAR } from '#lib/search/query-values.ts';
import { figure, quoted } from '#lib/wording.ts';

/** A piece of a heading; what the reader has chosen is set in red. */
export type Phrase = { text: string; chosen: boolean };

const BUT_NOT = 'but not ';
/** Where the papers of a state lie when it has an area. */
export const AREA_PHRASE = 'an area of the map';

/**
 * The state in words, for heading, title and empty state: `13 papers on Retrieval or Embeddings, but not Vision &
 * language, matching “multi-vector”`.
 *
 * @param complete how many of the papers have all words of the search; the others come close
 */
export function heading(query: PaperQuery, total: number, labels: Labels, complete = total): Phrase[] {
  const { chosen, match, not, area, q } = query;
  const parts: Phrase[][] = [];
  const add = (lead: string, values: readonly string[], word: 'or' | 'and' = 'or') => {
    if (values.length > 0) parts.push([plain(lead), ...alternatives(values, word)]);
  };
  const named = (facet: FacetKey) =>
    inOrder(labels, facet, chosen[facet]).map((value) => labelOf(labels, facet, value));
  add('on ', named('topic'), match === 'all' ? 'and' : 'or');
  const left = exclusionsInRuns(not).toSorted(
    (a, b) => FACET_KEYS.indexOf(a.facet) - FACET_KEYS.indexOf(b.facet),
  );
  add(
    BUT_NOT,
    left.map((exclusion) => exclusionText(exclusion, labels)),
  );
  // "dated 2023 or without a date", but "without a date" alone.
  const years = yearRuns(chosen.year);
  add(years[0] === UNDATED ? '' : 'dated ', years.map(yearText));
  add('by ', named('org'));
  add('from ', named('venue'));
  add('by ', named('author'));
  add('in ', named('category'));
  add('in ', named('source'));
  const having = chosen.has.map((value) => HAS[value as HasValue].phrase); // parsed against HAS
  add('', having);
  add('in ', area.length > 0 ? [AREA_PHRASE] : []);
  const lead = complete === total ? 'matching ' : complete > 0 ? 'matching or close to ' : 'close to ';
  add(lead, q === '' ? [] : [quoted(q)]);
  const head = total === 0 ? 'No papers' : total === 1 ? 'One paper' : `${figure(total)} papers`;
  return [
    plain(head),
    ...parts.flatMap((part, index) => [plain(index === 0 && !isExclusion(part) ? ' ' : ', '), ...part]),
  ];
}

/** "483 papers, but not …": an exclusion is set off by a comma even where it comes first. */
function isExclusion([lead]: Phrase[]): boolean {
  return lead?.text === BUT_NOT;
}

/** The same as plain text, for `<title>` and labels. */
export function headingText(query: PaperQuery, total: number, labels: Labels, complete = total): string {
  return heading(query, total, labels, complete)
    .map(({ text }) => text)
    .join('');
}

/** What is left out, years in a row as one: `value` is the run, `values` are its years. */
export function exclusionsInRuns(not: readonly Exclusion[]): (Exclusion & { values: string[] })[] {
  const years = not.filter(({ facet }) => facet === 'year').map(({ value }) => value);
  const runs = yearRuns(years).map((run) => {
    const [from = run, to = from] = run.split('..');
    const values = years.filter((year) => year === run || (from <= year && year <= to));
    return { facet: 'year' as const, value: run, values };
  });
  const others = not.filter(({ facet }) => facet !== 'year').map((one) => ({ ...one, values: [one.value] }));
  return [...others, ...runs];
}

/** A value that is left out, or a run of years, in words that follow "not". */
export function exclusionText({ facet, value }: Exclusion, labels: Labels): string {
  const label = labelOf(labels, facet, value);
  switch (facet) {
    case 'topic':
      return label;
    case 'year':
      return value === UNDATED ? yearText(value) : `dated ${yearText(value)}`;
    case 'org':
    case 'author':
      return `by ${label}`;
    case 'venue':
      return `from ${label}`;
    case 'category':
    case 'source':
      return `in ${label}`;
    case 'has':
      return HAS[value as HasValue].phrase; // parsed against HAS
  }
}

/** One thing that is searched for, in words: `“task vectors”`, `title: merging`, `without vision`. */
export function clauseText({ kind, text, field, negated }: Clause): string {
  const shown = kind === 'phrase' ? quoted(text) : text;
  return `${negated ? 'without ' : ''}${field ? `${field}: ` : ''}${shown}`;
}

/** A run of years as people say it: `2021..2024` is "2021 to 2024", one without an end "2021 or later". */
export function yearText(run: string): string {
  if (run === UNDATED) return 'without a date';
  const [from, to] = run.split('..').map(Number);
  if (to === undefined || (from === FIRST_YEAR && to === LAST_YEAR)) return run.replace('..', ' to ');
  if (to === LAST_YEAR) return `${from} or later`;
  return from === FIRST_YEAR ? `${to} or earlier` : `${from} to ${to}`;
}

function alternatives(values: readonly string[], word: 'or' | 'and'): Phrase[] {
  return values.flatMap((text, index) => {
    const between = index === 0 ? [] : [plain(index === values.length - 1 ? ` ${word} ` : ', ')];
    return [...between, { text, chosen: true }];
  });
}

function plain(text: string): Phrase {
  return { text, chosen: false };
}
