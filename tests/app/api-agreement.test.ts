import fc from 'fast-check';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { endpointRoute } from '#app/api/endpoint-route.ts';
import { askedState, explorerPage } from '#db/queries/explorer.ts';
import type { AnswerOf } from '#lib/api/answers.ts';
import type { EndpointKey } from '#lib/api/endpoints.ts';
import { excluded, papersHref, sorted, toggled, withMatch, withText } from '#lib/hrefs.ts';
import { EVERYTHING, type PaperQuery } from '#lib/paper-query.ts';
import { SORT_KEYS } from '#lib/sorts.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { paramsIn } from '#tests/lib/arbitrary-query.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskOfDumps();
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
  vi.stubEnv('SITE_URL', 'https://papers.example');
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

async function answer(key: EndpointKey, href: string, more = '') {
  const { search } = new URL(href, 'http://localhost');
  const url = `http://localhost/api/v1/${key}${search}${search === '' ? '?' : '&'}${more}`;
  const response = await endpointRoute(key).GET(new NextRequest(url), { params: Promise.resolve(undefined) });
  expect(response.status, url).toBe(200);
  return response.json();
}

/** Values that papers of the dumps have, and words that are in some of them. */
const value = fc.constantFrom(
  ...(['merging', 'multi-task', 'retrieval', 'vision-language', 'rag', 'embeddings'] as const).map(
    (topic) => ['topic', topic] as const,
  ),
  ...(['2021', '2025', 'undated'] as const).map((year) => ['year', year] as const),
  ...(['000', '001', '004'] as const).map((source) => ['source', source] as const),
  ...(['code', 'date', 'authors'] as const).map((has) => ['has', has] as const),
  ['org', 'adobe'] as const,
  ['venue', 'emnlp'] as const,
  ['author', 'hannaneh-hajishirzi'] as const,
);
const step: fc.Arbitrary<(query: PaperQuery) => PaperQuery> = fc.oneof(
  {
    weight: 4,
    arbitrary: value.map(
      ([facet, one]) =>
        (query: PaperQuery) =>
          toggled(query, facet, one),
    ),
  },
  {
    weight: 2,
    arbitrary: value.map(
      ([facet, one]) =>
        (query: PaperQuery) =>
          excluded(query, facet, one),
    ),
  },
  fc
    .constantFrom('language models', 'task vectors', '"multi-task"', 'zzzz')
    .map((q) => (query: PaperQuery) => withText(query, q)),
  fc.constant((query: PaperQuery) => withMatch(query, 'all')),
  fc.constantFrom(...SORT_KEYS).map((sort) => (query: PaperQuery) => sorted(query, sort)),
);

test('counts, order and facets of any state are those of its page', async () => {
  let withPapers = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      const href = papersHref(steps.reduce((query, one) => one(query), EVERYTHING));
      const page = await explorerPage(desk.db, await askedState(desk.db, paramsIn(href)));
      const shown = page.cards.map(({ slug }) => slug);
      const papers: AnswerOf<'Papers'> = await answer('papers', href, 'limit=20');
      expect([papers.total, papers.results.map(({ slug }) => slug)]).toEqual([page.total, shown]);
      const search: AnswerOf<'Search'> = await answer('search', href, 'limit=20');
      expect([search.total, search.results.map(({ slug }) => slug)]).toEqual([page.total, shown]);
      const { total, facets }: AnswerOf<'Facets'> = await answer('facets', href);
      expect(total).toBe(page.total);
      expect(facets.map(({ label: _, ...facet }) => facet)).toEqual(page.facets);
      withPapers += shown.length > 0 ? 1 : 0;
    }),
    { numRuns: 40, seed: 9457 },
  );
  expect(withPapers).toBeGreaterThan(15);
});
