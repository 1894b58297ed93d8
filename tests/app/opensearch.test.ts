import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET as suggest } from '#app/opensearch/suggest/route.ts';
import { GET as description } from '#app/opensearch.xml/route.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
  vi.stubEnv('SITE_URL', 'https://papers.example');
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

test('the description names absolute templates for searches, feeds and suggestions', async () => {
  const response = await description();
  expect(response.headers.get('content-type')).toBe('application/opensearchdescription+xml; charset=utf-8');
  const text = await response.text();
  expect(
    [...text.matchAll(/<Url type="([^"]+)" rel="(\w+)" template="([^"]+)"\/>/g)].map((m) => m.slice(1)),
  ).toEqual([
    ['text/html', 'results', 'https://papers.example/papers?q={searchTerms}'],
    ['application/atom+xml', 'results', 'https://papers.example/papers.atom?q={searchTerms}'],
    [
      'application/x-suggestions+json',
      'suggestions',
      'https://papers.example/opensearch/suggest?q={searchTerms}',
    ],
    ['application/opensearchdescription+xml', 'self', 'https://papers.example/opensearch.xml'],
  ]);
  const shortName = /<ShortName>([^<]*)</.exec(text)?.[1] ?? '';
  expect(shortName).toBe('Broadsheet');
  expect(shortName.length).toBeLessThanOrEqual(16);
});

test.each([
  ['?q=acm', ['acm', ['ACME Lab']]],
  ['?q=attention', ['attention', ['Attention Revisited']]],
  ['?q=', ['', []]],
  ['', ['', []]],
])('suggestions for a browser: %s', async (query, answer) => {
  const response = await suggest(new NextRequest(`https://papers.example/opensearch/suggest${query}`));
  expect(response.headers.get('content-type')).toBe('application/x-suggestions+json; charset=utf-8');
  expect(await response.json()).toEqual(answer);
});
