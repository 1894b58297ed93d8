import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardsOf } from '#db/queries/cards.ts';
import { frontPage } from '#db/queries/front-page.ts';
import { holdings } from '#db/queries/holdings.ts';
import { ingestReport } from '#db/queries/ingest-report.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { neighboursInTopic } from '#db/queries/neighbours-in-topic.ts';
import { organisationOf } from '#db/queries/organisation.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { searchHits } from '#db/queries/search-hits.ts';
import { searchesToTry } from '#db/queries/searches-to-try.ts';
import { allSources, sourcePage } from '#db/queries/source-page.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { yearTotals } from '#db/queries/year-totals.ts';
import { UNDATED } from '#lib/facets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { problemText } from '#lib/params.ts';
import { topicState } from '#lib/topic-query.ts';
import { taxonomy, topics } from '#lib/topics/taxonomy.ts';
import { idsFound, type Row, readRows } from '#tests/db/recount.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';

let desk: Desk;
let rows: Row[];
beforeAll(async () => {
  desk = await deskOfDumps();
  rows = readRows(desk.db);
});
afterAll(() => desk.remove());

function onTopic(slug: string): Row[] {
  return rows.filter((row) => row.values.topic.has(slug));
}

describe('a topic', () => {
  test.each(['merging', 'retrieval', 'tabular'])(
    '%s: a paper’s neighbours are those of the topic’s page',
    async (topic) => {
      const { total, cards } = await listPapers(desk.db, topicState(topic, { sort: 'strength', page: 1 }), {
        size: 1000,
      });
      expect(total).toBe(onTopic(topic).length);
      for (const [index, card] of cards.entries()) {
        const [previous, next] = [cards[index - 1], cards[index + 1]].map(
          (one) => one && { slug: one.slug, title: one.title },
        );
        const place = await neighboursInTopic(desk.db, card.id, topic);
        expect(place).toMatchObject({ place: index + 1, of: total });
        expect([place?.previous?.slug, place?.next?.slug]).toEqual([previous?.slug, next?.slug]);
        expect([place?.previous?.title, place?.next?.title]).toEqual([previous?.title, next?.title]);
      }
    },
  );

  test('a paper that is not of the topic has no place in it', async () => {
    const other = rows.find((row) => !row.values.topic.has('merging'));
    expect(await neighboursInTopic(desk.db, other?.id ?? 0, 'merging')).toBeUndefined();
    expect(await neighboursInTopic(desk.db, 1, 'alchemy')).toBeUndefined();
  });

  test('the index counts every topic, and the papers whose core topic it is', async () => {
    const index = await topicIndex(desk.db);
    expect(index.length).toBe(8);
    expect(
      index.flatMap((family) => family.topics).map(({ slug, count, main }) => [slug, count, main]),
    ).toEqual(
      topics.map(({ slug }) => [
        slug,
        onTopic(slug).length,
        rows.filter((row) => row.ranks.get(slug)?.rank === 1).length,
      ]),
    );
  });

  test('its page: shares of the dumps, overlaps and years add up', async () => {
    const page = await topicPage(desk.db, 'merging');
    const papers = onTopic('merging');
    expect(page?.count).toBe(papers.length);
    expect(page?.shares).toEqual(
      ['000', '001', '002', '003', '004'].map((source) => ({
        source,
        papers: papers.filter((row) => row.values.source.has(source)).length,
        of: rows.filter((row) => row.values.source.has(source)).length,
      })),
    );
    for (const { slug, count } of page?.overlaps ?? [])
      expect([slug, count]).toEqual([slug, papers.filter((row) => row.values.topic.has(slug)).length]);
    expect(page?.overlaps.some(({ slug }) => slug === 'merging')).toBe(false);
    const dated = papers.flatMap(({ values }) => [...values.year]).filter((year) => year !== UNDATED);
    expect([...(page?.years ?? [])]).toEqual(
      [...Map.groupBy(dated.map(Number).sort(), (year) => year)].map(([year, all]) => [year, all.length]),
    );
    expect(page?.undated).toBe(papers.length - dated.length);
    expect(await topicPage(desk.db, 'alchemy')).toBeUndefined();
  });
});

describe('hits of a search', () => {
  /** What a hit may begin with, case and diacritics aside: the stems of the words searched for. */
  const table: [q: string, hit: RegExp][] = [
    ['merging', /^merg(e|es|ed|ing)$/i],
    ['task vectors', /^(tasks?|tasking|tasked|vectors?|(task|vector)['’]s|vectorized|vectorization)$/i],
    ['"task vectors"', /^tasks?[ -]vectors?$/i],
    ['multi-vector', /^multi[^\p{L}\p{N}]*vectors?$/iu],
    ['benchmark -vision', /^benchmark(s|ed|ing)?$/i],
    ['retrieval', /^retriev(al|e|es|ed|er|ers|ing)$/i],
  ];
  test.each(table)('%s', async (q, hit) => {
    const ids = [...(idsFound(desk.db, q) ?? [])];
    expect(ids.length).toBeGreaterThan(0);
    const cards = await cardsOf(desk.db, ids);
    const hits = await searchHits(desk.db, q, ids);
    expect([...hits.keys()].sort()).toEqual(ids.toSorted());
    for (const { id, title, abstract } of cards) {
      const spans = hits.get(id) ?? { title: [], abstract: [] };
      const texts = [
        ...spans.title.map(({ start, end }) => title.slice(start, end)),
        ...spans.abstract.map(({ start, end }) => abstract.slice(start, end)),
      ];
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(text).toMatch(hit);
      for (const field of [spans.title, spans.abstract]) {
        for (const [index, { start }] of field.entries())
          expect(start).toBeGreaterThanOrEqual(field[index - 1]?.end ?? 0);
      }
    }
  });

  test('papers that are not found have none', async () => {
    const found = idsFound(desk.db, 'merging');
    const missed = rows.filter(({ id }) => !found?.has(id)).map(({ id }) => id);
    expect(missed.length).toBeGreaterThan(300);
    const hits = await searchHits(desk.db, 'merging', missed);
    expect([...hits.keys()].sort((a, b) => a - b)).toEqual(missed.toSorted((a, b) => a - b));
    for (const { title, abstract, best, why } of hits.values()) {
      expect({ title, abstract, best }).toEqual({ title: [], abstract: [], best: 0 });
      expect([why.found, why.missing]).toEqual([[], ['merging']]);
    }
  });
});

describe('a paper', () => {
  test('answers to its slug, with all that is known of it', async () => {
    const found = await resolveSlug(
      desk.db,
      'unifusion-vision-language-model-as-unified-encoder-in-image-generation',
    );
    const page = await paperPage(desk.db, found?.paperId ?? 0);
    expect(page?.paper.slug).toBe(found?.current);
    expect(page?.organisation).toEqual({ slug: 'adobe', name: 'Adobe' });
    expect(page?.references.filter(({ isListing }) => isListing)).toMatchObject([
      {
        source: '004',
        file: '004_8cb4caffce3811fd.txt',
        capturedOn: '2025-10-29',
        position: 30,
        firstLine: 245,
        lastLine: 251,
      },
    ]);
    expect(page?.topics.map(({ rank }) => rank)).toEqual(page?.topics.map((_, index) => index + 1));
    expect(page?.related.length).toBe(6);
    expect(page?.related.some(({ slug }) => slug === found?.current)).toBe(false);
    expect(await paperPage(desk.db, 10_000)).toBeUndefined();
    expect(await resolveSlug(desk.db, 'no-such-paper')).toBeUndefined();
  });

  test('every slug that was ever issued leads to a paper', async () => {
    const slugs = desk.db.$client.prepare<[], string>('select slug from slugs').pluck().all();
    expect(slugs.length).toBeGreaterThanOrEqual(483);
    const ids = new Set(rows.map(({ id }) => id));
    for (const slug of slugs) expect(ids).toContain((await resolveSlug(desk.db, slug))?.paperId);
  });

  test('the evidence of a topic lies within the texts that are shown', async () => {
    for (const { id } of rows) {
      const page = await paperPage(desk.db, id);
      const lengths = {
        title: page?.paper.titleText.length ?? 0,
        abstract: page?.paper.abstractText.length ?? 0,
      };
      for (const { evidence } of page?.topics ?? []) {
        for (const { field, start, end } of evidence) {
          expect(start >= 0 && start < end && end <= lengths[field]).toBe(true);
        }
      }
    }
  });

  test('cards come in the order that is asked for, without those that are not there', async () => {
    const cards = await cardsOf(desk.db, [7, 9999, 3, 1]);
    expect(cards.map(({ id }) => id)).toEqual([7, 3, 1]);
    for (const { id, places, topics: own } of cards) {
      const row = rows.find((one) => one.id === id);
      expect(own.map(({ slug }) => row?.ranks.get(slug)?.rank)).toEqual(own.map((_, index) => index + 1));
      expect(new Set(places.map(({ source }) => source))).toEqual(row?.values.source);
    }
    expect(await cardsOf(desk.db, [])).toEqual([]);
  });
});

describe('a source', () => {
  test('shows its records in its order, a hundred a page', async () => {
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map((page) => sourcePage(desk.db, '001', page)),
    );
    expect(third?.problems.map(problemText)).toEqual(['There is no page 3; this is the first.']);
    expect([first?.total, first?.records.length, second?.records.length, third?.records.length]).toEqual([
      196, 100, 96, 100,
    ]);
    expect([...(first?.records ?? []), ...(second?.records ?? [])].map(({ position }) => position)).toEqual(
      Array.from({ length: 196 }, (_, index) => index + 1),
    );
    expect(second?.records.at(-1)).toMatchObject({ firstLine: 393, lastLine: 394 });
    expect((await sourcePage(desk.db, 'facts', 1))?.total).toBe(185);
    expect(await sourcePage(desk.db, '005', 1)).toBeUndefined();
    expect((await allSources(desk.db)).map(({ slug }) => slug)).toEqual([
      '000',
      '001',
      '002',
      '003',
      '004',
      'facts',
    ]);
  });
});

describe('what there is as a whole', () => {
  test('numbers, years and the report of the last ingest', async () => {
    const all = await holdings(desk.db);
    const dates = rows.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
    expect(all).toMatchObject({
      papers: 483,
      listings: 5,
      inSeveral: 75,
      oldest: dates[0],
      newest: dates.at(-1),
    });
    expect(all.dated).toBe(dates.length);
    const years = await yearTotals(desk.db);
    expect([...years.values()].reduce((sum, n) => sum + n, 0)).toBe(dates.length);
    expect([...years.keys()]).toEqual([...years.keys()].toSorted((a, b) => a - b));
    expect(await ingestReport(desk.db)).toMatchObject({
      run: { created: 483, updated: 0, unchanged: 0 },
      refused: [],
      rejected: [],
      rejectedTotal: 0,
      waiting: 0,
    });
    expect(await organisationOf(desk.db, 'adobe')).toEqual({ slug: 'adobe', name: 'Adobe' });
    expect(await organisationOf(desk.db, 'no-one')).toBeUndefined();
  });

  test('the front page: three leads of core papers first, the newest, the most discussed, the most repeated', async () => {
    const { leads, newest, discussed, repeated } = await frontPage(desk.db);
    expect(leads.map(({ slug, count }) => [slug, count])).toEqual(
      taxonomy.lead?.map((slug) => [slug, onTopic(slug).length]),
    );
    for (const { slug, cards } of leads) {
      expect(cards.length).toBe(5);
      for (const card of cards) expect(rows.find(({ id }) => id === card.id)?.ranks.get(slug)?.rank).toBe(1);
    }
    const { cards } = await listPapers(desk.db, EVERYTHING, { size: 8 });
    expect(newest.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
    const comments = discussed.map(({ commentCount }) => commentCount ?? 0);
    expect(comments).toEqual(
      rows
        .map(({ commentCount }) => commentCount ?? 0)
        .toSorted((a, b) => b - a)
        .slice(0, 8),
    );
    const listings = repeated.map(({ listings: n }) => n);
    expect(listings).toEqual(
      rows
        .map(({ listingCount }) => listingCount)
        .toSorted((a, b) => b - a)
        .slice(0, 8),
    );
  });

  test('every search that is offered finds something', async () => {
    const offered = await searchesToTry(desk.db);
    expect(offered.length).toBe(5);
    for (const q of offered) expect(idsFound(desk.db, q)?.size).toBeGreaterThan(0);
  });
});
