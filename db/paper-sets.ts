import { placesInArea } from '#db/columns/area-marks.ts';
import { FLAGS } from '#db/columns/block.ts';
import { type Columns, columnsOf } from '#db/columns/columns.ts';
import { facetIds } from '#db/columns/facet-ids.ts';
import { matches } from '#db/columns/members.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { search } from '#db/search.ts';
import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import { papersHref } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { BLOCK_BITS } from '#lib/search/postings.ts';

/** Some papers: their ids, ascending. */
export type PaperSet = Uint32Array;

/** The papers of a state, and for each facet those that it would have with nothing chosen there. */
export type Scopes = {
  results: PaperSet;
  without: (key: FacetKey) => PaperSet;
  /** Whether the state has a paper. */
  has: (id: number) => boolean;
  /** What it takes to keep them, at most. */
  bytes: number;
};

/** What a paper fails beside the choices of facets, whose bits are the places of their keys. */
const FAILS_OTHERS = 1 << FACET_KEYS.length;

/**
 * Finds all of these sets in one pass over the columns: a paper that fails just one facet's choice belongs to the set of
 * that facet. What they share is kept for the other questions of a page.
 */
export function scopesOf(db: Database, query: PaperQuery): Scopes {
  return keptAnswer(
    db,
    `scopes ${stateOf(query)}`,
    () => foundScopes(db, query),
    ({ bytes }) => bytes,
  );
}

/** The papers of a state. */
export function paperSet(db: Database, query: PaperQuery): PaperSet {
  return scopesOf(db, query).results;
}

/** Neither the page nor the order decides what a state has. */
function stateOf(query: PaperQuery): string {
  return papersHref({ ...query, page: 1, sort: undefined });
}

function foundScopes(db: Database, query: PaperQuery): Scopes {
  const columns = columnsOf(db);
  const failed = failures(db, columns, query);
  const idsFailing = (most: number): PaperSet => idsWhere(failed, most);
  const results = idsFailing(0);
  const kept = new Map<FacetKey, PaperSet>();
  const choices = FACET_KEYS.filter((key) => query.chosen[key].length > 0).length;
  return {
    // How large the sets without one choice are is known when they are asked for: no larger than all papers.
    bytes: failed.byteLength + results.byteLength + choices * 4 * failed.length,
    results,
    has: (id) => failed[id] === 0,
    without: (key) => {
      if (query.chosen[key].length === 0) return results;
      const set = kept.get(key) ?? idsFailing(bitOf(key));
      kept.set(key, set);
      return set;
    },
  };
}

function bitOf(key: FacetKey): number {
  return 1 << FACET_KEYS.indexOf(key);
}

/** By id, which choices a paper fails, as bits. */
function failures(db: Database, columns: Columns, query: PaperQuery): Uint16Array {
  const failed = new Uint16Array(columns.size).fill(FAILS_OTHERS);
  const found = query.q === '' ? undefined : search(db, query.q).found;
  if (found) for (const id of found) failed[id] = 0;
  const chosen = FACET_KEYS.filter((key) => query.chosen[key].length > 0).map((key) => ({
    key,
    bit: bitOf(key),
    ...wantedOf(db, query, key),
  }));
  const unwanted = [...Map.groupBy(query.not, ({ facet }) => facet)].map(([key, values]) => ({
    key,
    ids: [
      ...facetIds(
        db,
        key,
        values.map(({ value }) => value),
      ).values(),
    ],
  }));
  for (const [number, block] of columns.blocks.entries()) {
    if (!block) continue;
    const first = number << BLOCK_BITS;
    const own = failed.subarray(first, first + block.places);
    for (let place = 0; place < block.places; place++) {
      const isPaper = ((block.flags[place] as number) & FLAGS.paper) !== 0;
      if (!isPaper) own[place] = FAILS_OTHERS;
      else if (!found) own[place] = 0;
    }
    for (const { key, bit, ids, least } of chosen) {
      const had = matches(block, key, ids);
      for (let place = 0; place < block.places; place++)
        if ((had[place] as number) < least) own[place] = (own[place] as number) | bit;
    }
    for (const { key, ids } of unwanted) {
      const had = matches(block, key, ids);
      for (let place = 0; place < block.places; place++) if (had[place] !== 0) own[place] = FAILS_OTHERS;
    }
    if (query.area.length === 0) continue;
    const inside = placesInArea(block, query.area);
    for (let place = 0; place < block.places; place++) if (inside[place] === 0) own[place] = FAILS_OTHERS;
  }
  return failed;
}

/** The numbers of what is chosen in a facet, and how many of them a paper has to have at least. */
function wantedOf(
  db: Database,
  { chosen, match }: PaperQuery,
  key: FacetKey,
): { ids: number[]; least: number } {
  const values = chosen[key];
  const ids = [...facetIds(db, key, values).values()];
  return { ids, least: key === 'topic' && match === 'all' ? values.length : 1 };
}

/** Room for ids while it is not known how many they are. */
let room = new Uint32Array();

/** The ids of papers that fail nothing but, perhaps, one choice. */
function idsWhere(failed: Uint16Array, allowed: number): PaperSet {
  if (room.length < failed.length) room = new Uint32Array(failed.length);
  let count = 0;
  for (let id = 0; id < failed.length; id++) {
    if (((failed[id] as number) | allowed) !== allowed) continue;
    room[count] = id;
    count += 1;
  }
  return room.slice(0, count);
}
