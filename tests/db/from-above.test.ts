import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { centralPapers } from '#db/queries/central-papers.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { topicPeople } from '#db/queries/topic-people.ts';
import { topicWords } from '#db/queries/topic-words.ts';
import { trends } from '#db/queries/trends.ts';
import { versus } from '#db/queries/versus.ts';
import { UNDATED } from '#lib/facets.ts';
import { excluded, withMatch, withText, withValues } from '#lib/hrefs.ts';
import { inYears, onTopics, undated } from '#lib/intersection.ts';
import { EVERYTHING, type PaperQuery } from '#lib/paper-query.ts';
import { alikeness } from '#lib/search/meaning.ts';
import { eitherOf, onBoth, onlyOn } from '#lib/topic-pair.ts';
import { topics } from '#lib/topics/taxonomy.ts';
import { idsFound, isIn, type Row, readRows } from '#tests/db/recount.ts';
import { type Desk, deskOfDumps, emptyDesk } from '#tests/fixtures/database.ts';

let desk: Desk;
let rows: Row[];
beforeAll(async () => {
  desk = await deskOfDumps();
  rows = readRows(desk.db);
});
afterAll(() => desk.remove());

const slugs = topics.map(({ slug }) => slug);
const topicSlug = fc.constantFrom(...slugs);
const onTopic = (slug: string): PaperQuery => withValues(EVERYTHING, 'topic', [slug]);
const count = (query: PaperQuery) => countPapers(desk.db, query);

/** States that have papers more often than not. */
const state: fc.Arbitrary<PaperQuery> = fc
  .record({
    chosen: fc.array(topicSlug, { maxLength: 2 }),
    isAll: fc.boolean(),
    out: fc.option(topicSlug, { freq: 2 }),
    years: fc.oneof(
      fc.constant([]),
      fc.constant(['2021', '2022', '2023', UNDATED]),
      fc.constant(['2019', '2024']),
    ),
    q: fc.constantFrom('', '', 'language', '"task vectors"', 'retrieval'),
  })
  .map(({ chosen, isAll, out, years, q }) => {
    const on = withMatch(withValues(EVERYTHING, 'topic', chosen), isAll ? 'all' : 'any');
    const dated = withText(withValues(on, 'year', years), q);
    return out === null || chosen.includes(out) ? dated : excluded(dated, 'topic', out);
  });

/** The papers of a state, by the words of its definition. */
function papersOf(query: PaperQuery): Row[] {
  const found = idsFound(desk.db, query.q);
  return rows.filter((row) => isIn(row, query, found));
}

describe('a result set from above', () => {
  test('counts by topic, year and pair are those of its papers', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (query) => {
        const papers = papersOf(query);
        const seen = await trends(desk.db, query);
        expect(seen.total).toBe(papers.length);
        expect(seen.dated).toBe(papers.filter(({ values }) => !values.year.has(UNDATED)).length);
        const had = slugs.filter((slug) => papers.some(({ values }) => values.topic.has(slug)));
        expect(seen.topics.map(({ slug }) => slug)).toEqual(had);
        for (const { slug, count: all, dated, years } of seen.topics) {
          const own = papers.filter(({ values }) => values.topic.has(slug));
          expect([slug, all]).toEqual([slug, own.length]);
          expect(dated).toBe(own.filter(({ values }) => !values.year.has(UNDATED)).length);
          for (const [year, n] of years)
            expect(n).toBe(own.filter(({ values }) => values.year.has(String(year))).length);
        }
        const pairs = had.flatMap((a, index) =>
          had.slice(index + 1).flatMap((b) => {
            const both = papers.filter(({ values }) => values.topic.has(a) && values.topic.has(b)).length;
            return both === 0 ? [] : [[a, b, both]];
          }),
        );
        expect(seen.pairs.map((pair) => [pair.a, pair.b, pair.count])).toEqual(pairs);
        for (const pair of seen.pairs) {
          const [a, b] = [pair.a, pair.b].map(
            (slug) => seen.topics.find((one) => one.slug === slug)?.count ?? 0,
          );
          expect(pair.expected).toBeCloseTo(((a ?? 0) * (b ?? 0)) / papers.length, 9);
        }
      }),
      { seed: 483, numRuns: 40 },
    );
  });

  test('what a mark leads to has as many papers as it says', async () => {
    await fc.assert(
      fc.asyncProperty(state, fc.nat(), async (query, at) => {
        const seen = await trends(desk.db, query);
        const isEither = query.match === 'any' && query.chosen.topic.length > 1;
        const pair = seen.pairs[at % Math.max(1, seen.pairs.length)];
        const both = pair && onTopics(query, [pair.a, pair.b]);
        if (pair && !isEither) expect(both).toBeDefined();
        if (pair && both) expect(await count(both)).toBe(pair.count);
        const topic = seen.topics[at % Math.max(1, seen.topics.length)];
        const own = topic && onTopics(query, [topic.slug]);
        if (!topic || !own) return;
        expect(await count(own)).toBe(topic.count);
        if (topic.count > topic.dated) expect(await count(undated(own))).toBe(topic.count - topic.dated);
        if (topic.dated > 0) expect(await count(inYears(own, topic.years.keys()))).toBe(topic.dated);
        const [year, n] = [...topic.years][0] ?? [];
        if (year !== undefined) expect(await count(inYears(own, [year]))).toBe(n);
      }),
      { seed: 570, numRuns: 60 },
    );
  });

  test('all papers', async () => {
    const { total, dated, topics: seen, pairs } = await trends(desk.db, EVERYTHING);
    expect([total, dated]).toEqual([483, 223]);
    expect(seen.length).toBe(40);
    const pair = pairs.find(({ a, b }) => a === 'multi-task' && b === 'merging');
    expect(pair?.count).toBe(await count(onBoth('multi-task', 'merging')));
  });

  test('nothing there', async () => {
    const empty = await emptyDesk();
    expect(await trends(empty.db, EVERYTHING)).toMatchObject({ total: 0, dated: 0, topics: [], pairs: [] });
    expect(await topicWords(empty.db, 'merging')).toEqual([]);
    expect(await centralPapers(empty.db, 'merging', 5)).toEqual([]);
    empty.remove();
  });
});

describe('the words of a topic', () => {
  test.each(['merging', 'multi-task', 'retrieval', 'rl', 'benchmark', 'dialogue'])(
    '%s: each count is what its link finds',
    async (slug) => {
      const words = await topicWords(desk.db, slug);
      expect(words.length).toBeGreaterThan(0);
      for (const { text, here, there } of words) {
        expect([text, await count(withText(onTopic(slug), `"${text}"`))]).toEqual([text, here]);
        const elsewhere = withText(excluded(EVERYTHING, 'topic', slug), `"${text}"`);
        expect([text, await count(elsewhere)]).toEqual([text, there]);
      }
      expect(words.map(({ z }) => z)).toEqual(words.map(({ z }) => z).toSorted((a, b) => b - a));
    },
  );

  test('are its own', async () => {
    const texts = (await topicWords(desk.db, 'merging')).map(({ text }) => text);
    expect(texts.slice(0, 3)).toEqual(['merging', 'model merging', 'task vectors']);
    expect((await topicWords(desk.db, 'rl')).map(({ text }) => text)).toContain('reward');
    expect(await topicWords(desk.db, 'alchemy')).toEqual([]);
  });

  test('change with the papers', async () => {
    const other = await deskOfDumps(['db/dumps/001_9df91cfd7b54d84c.txt']);
    const before = await topicWords(other.db, 'merging');
    await other.feed({
      'more.jsonl': JSON.stringify({
        title: 'Merging models by quantum annealing',
        abstract: 'Model merging of task vectors, by quantum annealing of weights.',
      }),
    });
    const after = await topicWords(other.db, 'merging');
    expect(after[0]?.here).toBe((before[0]?.here ?? 0) + 1);
    other.remove();
  });
});

describe('a topic’s page', () => {
  test('the most typical papers are nearest to the mean of all, by plain arithmetic', async () => {
    const vectors = desk.db.$client
      .prepare<[], { id: number; slug: string; vector: Buffer }>(
        `select p.id, p.slug, v.vector from paper_vectors v join papers p on p.id = v.paper_id
         where p.id in (select paper_id from paper_topics join topics t on t.id = topic_id where t.slug = 'merging')`,
      )
      .all()
      .map(({ slug, vector }) => ({ slug, vector: new Int8Array(vector) }));
    const central = await centralPapers(desk.db, 'merging', 3);
    // The mean likeness to all others grows with that to their mean, but for the rounding of the packed centre.
    const likeness = vectors
      .map(({ slug, vector }) => ({
        slug,
        mean: vectors.reduce((sum, other) => sum + alikeness(vector, other.vector), 0) / vectors.length,
      }))
      .sort((a, b) => b.mean - a.mean);
    expect(central.length).toBe(3);
    const best = likeness.slice(0, 6).map(({ slug }) => slug);
    for (const { slug } of central) expect(best).toContain(slug);
    for (const { topics: on } of central) expect(on.map(({ slug }) => slug)).toContain('merging');
  });

  test('people are counted as their links count them', async () => {
    const people = await topicPeople(desk.db, 'multi-task');
    // Seven have more than one of its papers; the others would be named by chance.
    expect(people.authors.length).toBe(7);
    expect(Math.min(...people.authors.map(({ count: n }) => n))).toBeGreaterThan(1);
    for (const { slug, count: n } of people.authors)
      expect(await count(withValues(onTopic('multi-task'), 'author', [slug]))).toBe(n);
    for (const { slug, count: n } of people.organisations)
      expect(await count(withValues(onTopic('multi-task'), 'org', [slug]))).toBe(n);
    expect(people.withAuthors).toBe(await count(withValues(onTopic('multi-task'), 'has', ['authors'])));
    const counts = people.authors.map(({ count: n }) => n);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test('overlaps are as many as the papers on both', async () => {
    const page = await topicPage(desk.db, 'merging');
    for (const { slug, count: n } of page?.overlaps ?? [])
      expect(await count(onBoth('merging', slug))).toBe(n);
  });
});

describe('two topics side by side', () => {
  test('counts, and those of each word, are what their links find', async () => {
    const both = await versus(desk.db, 'merging', 'multi-task');
    if (!both) throw new Error('Both topics are there.');
    expect(both.onlyA).toBe(await count(onlyOn('merging', 'multi-task')));
    expect(both.onlyB).toBe(await count(onlyOn('multi-task', 'merging')));
    expect(both.both).toBe(await count(onBoth('merging', 'multi-task')));
    expect(both.onlyA + both.onlyB + both.both).toBe(await count(eitherOf('merging', 'multi-task')));
    expect(both.shared.length).toBeGreaterThan(0);
    for (const { text, a, b } of both.shared) {
      expect(await count(withText(onTopic('merging'), `"${text}"`))).toBe(a);
      expect(await count(withText(onTopic('multi-task'), `"${text}"`))).toBe(b);
    }
    expect(both.wordsOfA[0]?.text).toBe('merging');
    for (const { text, here, there } of both.wordsOfB) {
      expect(await count(withText(onTopic('multi-task'), `"${text}"`))).toBe(here);
      expect(await count(withText(onTopic('merging'), `"${text}"`))).toBe(there);
    }
  });

  test('the other way about it is the same, seen from the other side', async () => {
    const [one, other] = [
      await versus(desk.db, 'retrieval', 'embeddings'),
      await versus(desk.db, 'embeddings', 'retrieval'),
    ];
    expect(one?.onlyA).toBe(other?.onlyB);
    expect(one?.wordsOfA).toEqual(other?.wordsOfB);
    expect(one?.wordsOfA.map(({ text }) => text)).not.toContain('embedding');
  });

  test('of a topic that is not there nothing is told', async () => {
    expect(await versus(desk.db, 'merging', 'alchemy')).toBeUndefined();
    expect(await versus(desk.db, 'alchemy', 'merging')).toBeUndefined();
  });
});
