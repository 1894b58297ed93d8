import { facetIds } from '#db/columns/facet-ids.ts';
import { type Tally, tally, tallyOfLacking, tallyOfOnly } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { type PaperSet, paperSet, type Scopes, scopesOf } from '#db/paper-sets.ts';
import { facetValues } from '#db/queries/facet-values.ts';
import { FACET_KEYS, type FacetCounts, type FacetKey, type FacetValue } from '#lib/facets.ts';
import { withoutFacet } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** What a facet's counts are made of, each from one question whatever is chosen. */
type Tallies = {
  /** By value, under all other filters and this facet's exclusions. */
  offered: Tally;
  /** By value, of the state itself. */
  present: Tally;
  /** By chosen value: the state's papers once it is taken back. */
  afterTaking: (value: number) => number;
  /** By excluded value: papers that it alone keeps out, of the offered ones and of the state. */
  keptOut: Uint32Array;
  returning: Uint32Array;
};

/** Every facet with its values and their counts, exactly, for a state. `total` is the number of its papers. */
export async function facetCounts(db: Database, query: PaperQuery, total: number): Promise<FacetCounts[]> {
  const scopes = scopesOf(db, query);
  return FACET_KEYS.map((key) => countFacet(db, query, key, scopes, total));
}

function countFacet(
  db: Database,
  query: PaperQuery,
  key: FacetKey,
  scopes: Scopes,
  total: number,
): FacetCounts {
  const chosen = [...facetIds(db, key, query.chosen[key]).values()];
  const leftOut = query.not.filter(({ facet }) => facet === key).map(({ value }) => value);
  const excluded = [...facetIds(db, key, leftOut).values()];
  const tallies = talliesOf(db, query, key, scopes, total, { chosen, excluded });
  const marked = [...chosen, ...excluded];
  const narrowing = isNarrowing(query, key);
  const shown = facetValues(db, key, tallies.offered, marked);
  const values = shown.values.map(({ id, value, label }): FacetValue => {
    if (excluded.includes(id))
      return { value, label, state: 'excluded', ...whenExcluded(tallies, id, total) };
    if (chosen.includes(id)) return { value, label, state: 'chosen', ...whenChosen(tallies, id, narrowing) };
    return { value, label, state: 'free', ...whenFree(tallies, id, total, narrowing) };
  });
  return { key, values, more: shown.more };
}

/** Whether the next choice in a facet narrows what is there, instead of being one more alternative beside it. */
function isNarrowing(query: PaperQuery, key: FacetKey): boolean {
  return query.chosen[key].length === 0 || (key === 'topic' && query.match === 'all');
}

function whenFree({ offered, present }: Tallies, value: number, total: number, narrowing: boolean) {
  const count = (narrowing ? present : offered).counts[value] ?? 0;
  return { count, after: narrowing ? count : total + count - (present.counts[value] ?? 0) };
}

function whenChosen({ offered, present, afterTaking }: Tallies, value: number, narrowing: boolean) {
  return { count: (narrowing ? present : offered).counts[value] ?? 0, after: afterTaking(value) };
}

function whenExcluded({ keptOut, returning }: Tallies, value: number, total: number) {
  return { count: keptOut[value] ?? 0, after: total + (returning[value] ?? 0) };
}

const NONE = new Uint32Array();

function talliesOf(
  db: Database,
  query: PaperQuery,
  key: FacetKey,
  scopes: Scopes,
  total: number,
  { chosen, excluded }: { chosen: readonly number[]; excluded: readonly number[] },
): Tallies {
  const isChosen = query.chosen[key].length > 0;
  const present = tally(db, key, scopes.results);
  const offered = isChosen ? tally(db, key, scopes.without(key)) : present;
  const afterTaking = takingBack(db, query, key, scopes.without(key), { chosen, offered, total });
  if (excluded.length === 0) return { offered, present, afterTaking, keptOut: NONE, returning: NONE };
  const open = withoutFacet(query, key, 'excluded');
  const keptOut = tallyOfOnly(db, key, excluded, paperSet(db, withoutFacet(open, key, 'chosen')));
  const returning = isChosen ? tallyOfOnly(db, key, excluded, paperSet(db, open)) : keptOut;
  return { offered, present, afterTaking, keptOut, returning };
}

/** What a state has once one of the facet's chosen values is taken back; `set` is what it has without all of them. */
function takingBack(
  db: Database,
  query: PaperQuery,
  key: FacetKey,
  set: PaperSet,
  { chosen, offered, total }: { chosen: readonly number[]; offered: Tally; total: number },
): Tallies['afterTaking'] {
  if (chosen.length < 2) return () => set.length;
  const [first = 0, second = 0, ...more] = chosen;
  // Of two what is left is what the other one has.
  if (more.length === 0) return (value) => offered.counts[value === first ? second : first] ?? 0;
  const isAll = key === 'topic' && query.match === 'all';
  const moved = isAll ? tallyOfLacking(db, key, chosen, set) : tallyOfOnly(db, key, chosen, set);
  return (value) => total + (isAll ? 1 : -1) * (moved[value] ?? 0);
}
