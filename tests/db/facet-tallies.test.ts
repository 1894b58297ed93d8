import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facetIds } from '#db/columns/facet-ids.ts';
import { eachValue, type Tally, tally, tallyOfLacking, tallyOfOnly } from '#db/facet-tallies.ts';
import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import { type Row, readRows } from '#tests/db/recount.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';

let desk: Desk;
let rows: Row[];

beforeAll(async () => {
  desk = await deskOfDumps();
  // An author whose number is far above the others': of such numbers few papers are gone through in another way.
  desk.db.$client.exec(`
    insert into authors (id, name, slug) values (900000, 'Zed Last', 'zed-last');
    insert into paper_authors (paper_id, position, author_id) values (7, 99, 900000)`);
  rows = readRows(desk.db);
});

afterAll(() => desk.remove());

const key = fc.constantFrom(...FACET_KEYS);
/** Few papers, about half of them, and nearly all: each is counted in a way of its own. */
const set = fc
  .oneof(fc.constant(0.005), fc.constant(0.45), fc.constant(0.97))
  .chain((share) =>
    fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })).map((random) => ({ random, share })),
  )
  .map(({ random, share }) => rows.filter(() => (random.next().value ?? 1) < share));

const idsOf = (own: readonly Row[]) => Uint32Array.from(own, ({ id }) => id).sort();

function counted(own: readonly Row[], facet: FacetKey): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of own)
    for (const value of row.values[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function named(
  { counts }: Pick<Tally, 'counts'>,
  facet: FacetKey,
  values: readonly string[],
): Map<string, number> {
  const ids = facetIds(desk.db, facet, values);
  return new Map([...ids].map(([value, id]) => [value, counts[id] ?? 0]));
}

test('a tally of any papers is what counting their rows gives, with every value and none that none has', () => {
  fc.assert(
    fc.property(key, set, (facet, own) => {
      const expected = counted(own, facet);
      const found = tally(desk.db, facet, idsOf(own));
      expect(named(found, facet, [...expected.keys()])).toEqual(expected);
      const values = new Map<number, number>();
      let calls = 0;
      eachValue(found, (value, papers) => {
        values.set(value, papers);
        calls += 1;
      });
      expect(calls).toBe(expected.size);
      expect([...values].every(([value, papers]) => papers > 0 && papers === found.counts[value])).toBe(true);
      expect(values.size).toBe(expected.size);
    }),
    { numRuns: 120 },
  );
});

test('papers with exactly one of some values, and those that lack exactly one', () => {
  fc.assert(
    fc.property(key, set, fc.integer({ min: 1, max: 4 }), fc.nat(), (facet, own, wanted, from) => {
      const all = [...new Set(rows.flatMap((row) => [...row.values[facet]]))].sort();
      const values = Array.from(
        { length: Math.min(wanted, all.length) },
        (_, step) => all[(from + step) % all.length] ?? '',
      );
      const ids = [...facetIds(desk.db, facet, values).values()];
      const had = (row: Row) => values.filter((value) => row.values[facet].has(value));
      const only = new Map(values.map((value) => [value, 0]));
      const lacking = new Map(values.map((value) => [value, 0]));
      for (const row of own) {
        const [one, ...more] = had(row);
        if (one !== undefined && more.length === 0) only.set(one, (only.get(one) ?? 0) + 1);
        const lacked = values.filter((value) => !row.values[facet].has(value));
        if (lacked.length === 1) lacking.set(lacked[0] ?? '', (lacking.get(lacked[0] ?? '') ?? 0) + 1);
      }
      const some = idsOf(own);
      expect(named({ counts: tallyOfOnly(desk.db, facet, ids, some) }, facet, values)).toEqual(only);
      expect(named({ counts: tallyOfLacking(desk.db, facet, ids, some) }, facet, values)).toEqual(lacking);
    }),
    { numRuns: 120 },
  );
});
