import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { askedState, explorerPage } from '#db/queries/explorer.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { countPapers, listPapers, PAGE_SIZE } from '#db/queries/list-papers.ts';
import { waysOut } from '#db/queries/ways-out.ts';
import { search } from '#db/search.ts';
import { FACET_KEYS, type FacetKey, HAS_VALUES, UNDATED } from '#lib/facets.ts';
import {
  excluded,
  included,
  papersHref,
  sorted,
  toggled,
  withMatch,
  withText,
  withValues,
} from '#lib/hrefs.ts';
import { inOrder, labelOf } from '#lib/labels.ts';
import { EVERYTHING, type PaperQuery, parsePaperQuery, sortOf, sortsOf } from '#lib/paper-query.ts';
import { problemText } from '#lib/params.ts';
import { parseSearch } from '#lib/search/query-language.ts';
import { topics } from '#lib/topics/taxonomy.ts';
import { idsFound, isIn, type Row, readRows } from '#tests/db/recount.ts';
import { type Desk, deskOfDumps, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';
import { paramsIn } from '#tests/lib/arbitrary-query.ts';

let desk: Desk;
let rows: Row[];
beforeAll(async () => {
  desk = await deskOfDumps();
  rows = readRows(desk.db);
});
afterAll(() => desk.remove());

/** Values of the shipped papers, the frequent and the rare; some that no paper has. */
const VALUES: Readonly<Record<FacetKey, readonly string[]>> = {
  topic: topics.map(({ slug }) => slug),
  year: [UNDATED, '1998', '2013', '2020', '2021', '2022', '2023', '2024', '2025'],
  org: ['adobe', 'nvidia', 'no-such-org'],
  venue: ['emnlp', 'neurips', 'acl', 'findings-of-emnlp', 'workshops', 'iccv', 'no-such-venue'],
  author: ['hannaneh-hajishirzi', 'luke-zettlemoyer', 'mohit-bansal', 'tomas-mikolov', 'no-such-author'],
  category: ['cs-cl', 'no-such-category'],
  source: ['000', '001', '002', '003', '004', 'facts'],
  has: HAS_VALUES,
};
const WORDS = [
  'merging',
  'retrieval',
  'task vector',
  '"task vector"',
  'multi-task -vision',
  'language models',
  'benchmark',
  'state-of-the-art',
  'the',
  'GPT-4',
  'zyzzyva',
  '🚀',
];

const step: fc.Arbitrary<(query: PaperQuery) => PaperQuery> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...FACET_KEYS).chain((facet) =>
      fc.tuple(fc.constantFrom(...VALUES[facet]), fc.boolean()).map(
        ([value, isOut]) =>
          (query: PaperQuery) =>
            isOut ? excluded(query, facet, value) : toggled(query, facet, value),
      ),
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS).map((q) => (query: PaperQuery) => withText(query, q)) },
  { weight: 1, arbitrary: fc.constant((query: PaperQuery) => withMatch(query, 'all')) },
);
const state = fc
  .array(step, { minLength: 0, maxLength: 5 })
  .map((steps) => steps.reduce((query, next) => next(query), EVERYTHING));

function recount(query: PaperQuery): number {
  const found = idsFound(desk.db, query.q);
  return rows.filter((row) => isIn(row, query, found)).length;
}

/** The state that a link leads to: through its address, as a click does. */
function follow(query: PaperQuery): PaperQuery {
  return parsePaperQuery(paramsIn(papersHref(query))).query;
}

describe('a count that is shown is the number of papers after the click', () => {
  test('for every value of every facet of any state', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (query) => {
        const found = idsFound(desk.db, query.q);
        const total = await countPapers(desk.db, query);
        expect(total).toBe(recount(query));
        const wrong: unknown[] = [];
        for (const { key, values, more } of await facetCounts(desk.db, query, total)) {
          const isAll = key === 'topic' && query.match === 'all';
          const others = rows.filter((row) => isIn(row, query, found, isAll ? undefined : key));
          for (const { value, count, after, state: mark } of values) {
            const next = follow(toggled(query, key, value));
            // What is left out is counted as it would be without being left out, whatever is chosen.
            const lifted = included(withValues(query, key, []), key, value);
            const counted = mark === 'free' ? others : rows.filter((row) => isIn(row, lifted, found));
            const expected = {
              count: counted.filter((row) => row.values[key].has(value)).length,
              after: rows.filter((row) => isIn(row, next, found)).length,
              mark: query.chosen[key].includes(value)
                ? 'chosen'
                : query.not.some((one) => one.facet === key && one.value === value)
                  ? 'excluded'
                  : 'free',
            };
            if (expected.count !== count || expected.after !== after || expected.mark !== mark)
              wrong.push({ key, value, count, after, mark, expected });
          }
          // No value that a paper here has is missing, but those that "more" speaks of.
          const seen = new Set(values.map(({ value }) => value));
          const unseen = new Set(
            others.flatMap((row) => [...row.values[key]]).filter((value) => !seen.has(value)),
          );
          if (unseen.size !== more) wrong.push({ key, more, unseen: [...unseen] });
        }
        expect(wrong).toEqual([]);
      }),
      { seed: 483, numRuns: 300 },
    );
  });

  test('for every way out', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (query) => {
        const ways = await waysOut(desk.db, query);
        const { clauses } = parseSearch(query.q);
        const filters =
          (query.q === '' ? 0 : 1) +
          (clauses.length > 1 ? clauses.length : 0) +
          FACET_KEYS.filter((key) => query.chosen[key].length > 0).length +
          query.not.length;
        const asksForUndated = query.chosen.year.length > 0 && !query.chosen.year.includes(UNDATED);
        expect(ways.length).toBe(filters + (asksForUndated ? 1 : 0));
        expect(ways.map(({ count }) => count)).toEqual(ways.map((way) => recount(follow(way.query))));
        expect(ways.map(({ count }) => count)).toEqual(
          ways.map(({ count }) => count).toSorted((a, b) => b - a),
        );
      }),
      { seed: 75, numRuns: 150 },
    );
  });

  test('a search of two to eight clauses can do without each of them', async () => {
    const texts = async (q: string) =>
      (await waysOut(desk.db, withText(EVERYTHING, q)))
        .filter(({ kind }) => kind === 'clause')
        .map(({ values, query, count }) => [values, query.q, count]);
    expect(await texts('merging')).toEqual([]);
    expect(await texts('"task vectors" zyzzyva -vision')).toEqual(
      [
        [['“task vectors”'], 'zyzzyva -vision', recount(withText(EVERYTHING, 'zyzzyva -vision'))],
        [['zyzzyva'], '"task vectors" -vision', recount(withText(EVERYTHING, '"task vectors" -vision'))],
        [
          ['without vision'],
          '"task vectors" zyzzyva',
          recount(withText(EVERYTHING, '"task vectors" zyzzyva')),
        ],
      ].toSorted((a, b) => Number(b[2]) - Number(a[2])),
    );
    expect((await texts('a b c d e f g h')).length).toBe(8);
    expect(await texts('a b c d e f g h i')).toEqual([]);
  });

  test('years of a long range, and one beside it', async () => {
    const { query } = parsePaperQuery({ to: '2022' });
    const total = await countPapers(desk.db, query);
    const years = (await facetCounts(desk.db, query, total)).find(({ key }) => key === 'year')?.values ?? [];
    for (const { value, after } of years)
      expect([value, recount(follow(toggled(query, 'year', value)))]).toEqual([value, after]);
    expect(years.find(({ value }) => value === '2023')?.after).toBeGreaterThan(total);
  });
});

describe('the order of the values', () => {
  test('topics by the taxonomy, years by number, dumps by name, venues by papers', async () => {
    const counts = await facetCounts(desk.db, EVERYTHING, 483);
    const valuesOf = (facet: FacetKey): string[] =>
      counts.find(({ key }) => key === facet)?.values.map(({ value }) => value) ?? [];
    expect(counts.map(({ key }) => key)).toEqual(FACET_KEYS);
    expect(valuesOf('topic')).toEqual(topics.map(({ slug }) => slug));
    expect(valuesOf('source')).toEqual(['000', '001', '002', '003', '004']);
    expect(valuesOf('has')).toEqual(['code', 'date', 'authors', 'discussion']);
    expect(valuesOf('year').at(-1)).toBe(UNDATED);
    expect(valuesOf('year').slice(0, -1)).toEqual(valuesOf('year').slice(0, -1).toSorted());
    const venues = counts.find(({ key }) => key === 'venue')?.values ?? [];
    expect(venues[0]?.value).toBe('emnlp');
    expect(venues.map(({ count }) => count)).toEqual(
      venues.map(({ count }) => count).toSorted((a, b) => b - a),
    );
  });

  test('a value that is chosen stays in its place', async () => {
    const query = toggled(toggled(EVERYTHING, 'topic', 'retrieval'), 'source', '003');
    const before = await facetCounts(desk.db, EVERYTHING, 483);
    const after = await facetCounts(desk.db, query, await countPapers(desk.db, query));
    for (const facet of ['topic', 'source', 'has'] as const) {
      const [there, here] = [before, after].map((all) =>
        all.find(({ key }) => key === facet)?.values.map(({ value }) => value),
      );
      expect(here).toEqual(there);
    }
  });
});

type Compare = (a: Row, b: Row) => number;
const printed: Compare = (a, b) =>
  a.firstSourceId - b.firstSourceId || a.firstPosition - b.firstPosition || a.id - b.id;
/** Descending, what is unknown last. */
const byDate: Compare = (a, b) => compareText(b.publishedOn ?? '', a.publishedOn ?? '') || printed(a, b);

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function orderOf(query: PaperQuery): Compare {
  const sort = sortOf(query);
  if (sort === 'title')
    return (a, b) => Buffer.compare(Buffer.from(a.titleKey), Buffer.from(b.titleKey)) || a.id - b.id;
  if (sort === 'trending')
    return (a, b) => (b.trending ?? -Infinity) - (a.trending ?? -Infinity) || byDate(a, b);
  if (sort === 'discussed') return (a, b) => (b.commentCount ?? -1) - (a.commentCount ?? -1) || byDate(a, b);
  if (sort === 'strength') {
    const isCore = (row: Row) => query.chosen.topic.some((slug) => row.ranks.get(slug)?.rank === 1);
    const best = (row: Row) =>
      Math.max(...query.chosen.topic.map((slug) => row.ranks.get(slug)?.score ?? -1));
    return (a, b) =>
      Number(isCore(b)) - Number(isCore(a)) ||
      best(b) - best(a) ||
      b.listingCount - a.listingCount ||
      printed(a, b);
  }
  if (sort === 'newest') return byDate;
  const places = new Map([...search(desk.db, query.q).inOrder()].map((id, place) => [id, place]));
  return (a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0);
}

describe('lists', () => {
  const withOrder = state.chain((query) =>
    fc.constantFrom(...sortsOf(query)).map((sort) => sorted(query, sort)),
  );

  test('the pages of any state hold each of its papers once, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(withOrder, async (query) => {
        const found = idsFound(desk.db, query.q);
        const expected = rows.filter((row) => isIn(row, query, found));
        const ids: number[] = [];
        for (let page = 1; page <= Math.ceil(expected.length / PAGE_SIZE) + 1; page++) {
          const list = await listPapers(desk.db, { ...query, page });
          expect(list.total).toBe(expected.length);
          expect(list.first).toBe((page - 1) * PAGE_SIZE + 1);
          expect(list.cards.length).toBe(Math.min(PAGE_SIZE, Math.max(0, expected.length - ids.length)));
          ids.push(...list.cards.map(({ id }) => id));
        }
        const order = expected.length === 0 ? printed : orderOf(query);
        expect(ids).toEqual(expected.toSorted(order).map(({ id }) => id));
      }),
      { seed: 196, numRuns: 60 },
    );
  });

  test('by strength: papers whose core topic was chosen first, for every topic and for two', async () => {
    const states = [
      ...topics.map(({ slug }) => toggled(EVERYTHING, 'topic', slug)),
      toggled(toggled(EVERYTHING, 'topic', 'merging'), 'topic', 'retrieval'),
    ].map((query) => sorted(query, 'strength'));
    for (const query of states) {
      const { cards } = await listPapers(desk.db, query, { size: 483 });
      const expected = rows.filter((row) => isIn(row, query, undefined)).toSorted(orderOf(query));
      expect(cards.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }
  });

  test('of equal strength those come first that more listings print', async () => {
    const abstract = 'We merge models by averaging their weights, which is model merging.';
    // Words that the tagger does not know, so that the abstract alone tells.
    const last = { title: 'Frotz', abstract };
    const papers = [{ title: 'Xyzzy', abstract }, { title: 'Plugh', abstract }, last];
    const made = await deskWith({ 'a.jsonl': jsonLines(papers), 'b.jsonl': jsonLines([last]) });
    onTestFinished(made.remove);
    const query = sorted(toggled(EVERYTHING, 'topic', 'merging'), 'strength');
    expect((await listPapers(made.db, query)).cards.map(({ title }) => title)).toEqual([
      'Frotz',
      'Xyzzy',
      'Plugh',
    ]);
  });

  test('a page beyond the last is empty, and the total is known', async () => {
    const list = await listPapers(desk.db, { ...EVERYTHING, page: 1_000_000 });
    expect(list).toEqual({ total: 483, first: 19_999_981, cards: [] });
  });

  test('the newest and the most discussed of all', async () => {
    const first = async (query: PaperQuery): Promise<unknown[]> => {
      const [card] = (await listPapers(desk.db, query, { size: 1 })).cards;
      return [card?.publishedOn, card?.commentCount];
    };
    const newest = rows
      .map(({ publishedOn }) => publishedOn ?? '')
      .sort()
      .at(-1);
    const most = Math.max(...rows.map(({ commentCount }) => commentCount ?? 0));
    expect((await first(EVERYTHING))[0]).toBe(newest);
    expect((await first(sorted(EVERYTHING, 'discussed')))[1]).toBe(most);
  });
});

describe('values that the database does not know', () => {
  test('are left out and named, the others stay as they are', async () => {
    const asked = parsePaperQuery(
      paramsIn(
        '/papers?topic=retrieval&topic=alchemy&not=astrology&not=source:001&org=adobe&venue=emnlp&source=999&page=3&match=all',
      ),
    ).query;
    const { query, problems, labels } = await knownValues(desk.db, asked);
    expect(papersHref(query)).toBe(
      '/papers?topic=retrieval&match=all&not=source:001&org=adobe&venue=emnlp&page=3',
    );
    expect(problems.map(problemText)).toEqual([
      '“alchemy” is no topic here; it was left out.',
      '“999” is no source here; it was left out.',
      '“astrology” is no topic here; it was left out.',
    ]);
    expect([
      labelOf(labels, 'org', 'adobe'),
      labelOf(labels, 'venue', 'emnlp'),
      labelOf(labels, 'has', 'code'),
      labelOf(labels, 'year', UNDATED),
    ]).toEqual(['Adobe', 'EMNLP', 'Link to code', 'No date given']);
    expect(labelOf(labels, 'topic', 'retrieval')).toBe(
      topics.find(({ slug }) => slug === 'retrieval')?.label,
    );
  });

  test('a state of known values is the same state, topics named by the taxonomy', async () => {
    const { query } = parsePaperQuery(
      paramsIn('/papers?topic=merging&topic=multi-task&topic=retrieval&year=2021&has=code&page=2'),
    );
    const known = await knownValues(desk.db, query);
    expect([known.query, known.problems]).toEqual([query, []]);
    const place = (slug: string): number => topics.findIndex((topic) => topic.slug === slug);
    expect(inOrder(known.labels, 'topic', query.chosen.topic)).toEqual(
      query.chosen.topic.toSorted((a, b) => place(a) - place(b)),
    );
  });
});

describe('the page of a state', () => {
  const pageAt = async (href: string) => explorerPage(desk.db, await askedState(desk.db, paramsIn(href)));

  test('a page beyond the last is the first, and says so', async () => {
    const page = await pageAt('/papers?topic=merging&page=99');
    expect(papersHref(page.query)).toBe('/papers?topic=merging');
    expect([page.first, page.cards.length]).toEqual([1, 20]);
    expect(page.problems.map(problemText)).toEqual(['There is no page 99; this is the first.']);
    expect(page.empty).toBeUndefined();
  });

  test('what could not be had is told by both, the address and the database', async () => {
    const page = await pageAt('/papers?topic=alchemy&year=now&q=merging');
    expect(page.problems.map(problemText)).toEqual([
      '“now” is no year here; it was left out.',
      '“alchemy” is no topic here; it was left out.',
    ]);
    expect([papersHref(page.query), page.papers]).toEqual(['/papers?q=merging', 483]);
    expect(new Set(page.hits.keys())).toEqual(new Set(page.cards.map(({ id }) => id)));
  });

  test('an empty state shows the papers nearest to it', async () => {
    const page = await pageAt('/papers?topic=merging&q=zyzzyva');
    expect([page.total, page.cards]).toEqual([0, []]);
    expect(page.empty?.ways.map(({ kind, query, count }) => [kind, papersHref(query), count])).toEqual([
      ['text', '/papers?topic=merging', recount(toggled(EVERYTHING, 'topic', 'merging'))],
      ['topic', '/papers?q=zyzzyva', 0],
    ]);
    expect(page.empty?.near?.way.kind).toBe('text');
    expect(page.empty?.near?.cards.length).toBe(3);
    expect(page.empty?.searchable).toBe(true);
    expect((await pageAt('/papers?q=🚀')).empty).toMatchObject({ searchable: false, near: undefined });
  });
});
