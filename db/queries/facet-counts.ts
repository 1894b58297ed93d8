import { type Tally, tally, tallyOfLacking, tallyOfOnly } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { facetValues } from '#db/queries/facet-values.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { FACET_KEYS, type FacetCounts, type FacetKey, type FacetValue } from '#lib/facets.ts';
import { withoutFacet } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** Values of an open facet that a page lists, beside those that are chosen or left out. */
const LISTED = 30;

/** What a facet's counts are made of, each from one question whatever is chosen. */
type Tallies = {
  /** By value, under all other filters and this facet's exclusions. */
  offered: Tally;
  /** By value, of the state itself. */
  present: Tally;
  /** By chosen value: the state's papers once it is taken back. */
  afterTaking: (value: string) => number;
  /** By excluded value: papers that it alone keeps out, of the offered ones and of the state. */
  keptOut: Tally;
  returning: Tally;
};

/** Every facet with its values and their counts, exactly, for a state. `total` is the number of its papers. */
export async function facetCounts(db: Database, query: PaperQuery, total: number): Promise<FacetCounts[]> {
  return Promise.all(FACET_KEYS.map((key) => countFacet(db, query, key, total)));
}

async function countFacet(
  db: Database,
  query: PaperQuery,
  key: FacetKey,
  total: number,
): Promise<FacetCounts> {
  const chosen = query.chosen[key];
  const excluded = query.not.filter(({ facet }) => facet === key).map(({ value }) => value);
  const tallies = await talliesOf(db, query, key, total, excluded);
  const marked = new Set([...chosen, ...excluded]);
  const values = facetValues(db, key, tallies.offered, marked).map(({ value, label }): FacetValue => {
    if (excluded.includes(value))
      return { value, label, state: 'excluded', ...whenExcluded(tallies, value, total) };
    const narrowing = isNarrowing(query, key);
    if (chosen.includes(value))
      return { value, label, state: 'chosen', ...whenChosen(tallies, value, narrowing) };
    return { value, label, state: 'free', ...whenFree(tallies, value, total, narrowing) };
  });
  return { key, ...shortened(key, values) };
}

/** Whether the next choice in a facet narrows what is there, instead of being one more alternative beside it. */
function isNarrowing(query: PaperQuery, key: FacetKey): boolean {
  return query.chosen[key].length === 0 || (key === 'topic' && query.match === 'all');
}

function whenFree({ offered, present }: Tallies, value: string, total: number, narrowing: boolean) {
  const count = (narrowing ? present : offered).get(value) ?? 0;
  return { count, after: narrowing ? count : total + count - (present.get(value) ?? 0) };
}

function whenChosen({ offered, present, afterTaking }: Tallies, value: string, narrowing: boolean) {
  return { count: (narrowing ? present : offered).get(value) ?? 0, after: afterTaking(value) };
}

function whenExcluded({ keptOut, returning }: Tallies, value: string, total: number) {
  return { count: keptOut.get(value) ?? 0, after: total + (returning.get(value) ?? 0) };
}

async function talliesOf(
  db: Database,
  query: PaperQuery,
  key: FacetKey,
  total: number,
  excluded: string[],
): Promise<Tallies> {
  const chosen = query.chosen[key];
  const unchosen = withoutFacet(query, key, 'chosen');
  const present = tally(db, key, query);
  const isAll = key === 'topic' && query.match === 'all';
  const offered = chosen.length === 0 ? present : tally(db, key, unchosen);
  const [open, openUnchosen] = [
    withoutFacet(query, key, 'excluded'),
    withoutFacet(unchosen, key, 'excluded'),
  ];
  const keptOut = excluded.length === 0 ? new Map() : tallyOfOnly(db, key, excluded, openUnchosen);
  const returning =
    excluded.length === 0 || chosen.length === 0 ? keptOut : tallyOfOnly(db, key, excluded, open);
  return { offered, present, keptOut, returning, afterTaking: await afterTaking() };

  async function afterTaking(): Promise<Tallies['afterTaking']> {
    if (chosen.length === 0) return () => total;
    if (chosen.length === 1) {
      const rest = await countPapers(db, unchosen);
      return () => rest;
    }
    const moved = isAll ? tallyOfLacking(db, key, chosen, unchosen) : tallyOfOnly(db, key, chosen, unchosen);
    return (value) => total + (isAll ? 1 : -1) * (moved.get(value) ?? 0);
  }
}

/** Open facets can have thousands of values: the page lists the most frequent ones and what is marked. */
function shortened(key: FacetKey, values: FacetValue[]): { values: FacetValue[]; more: number } {
  if (key !== 'org' && key !== 'venue') return { values, more: 0 };
  const kept = values.filter(({ state }, index) => index < LISTED || state !== 'free');
  return { values: kept, more: values.length - kept.length };
}
