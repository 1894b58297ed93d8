import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET as robots } from '#app/robots.txt/route.ts';
import { sitemapResponse } from '#app/sitemap/sitemap-response.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { countAddresses } from '#db/queries/site-addresses.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SITE = 'https://papers.example';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
  vi.stubEnv('SITE_URL', SITE);
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

async function named(...asked: [part?: number, limit?: number]): Promise<string[]> {
  const response = await sitemapResponse(new Request(`${SITE}/sitemap.xml`), ...asked);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'application/xml; charset=utf-8',
  ]);
  const text = await response.text();
  return [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url);
}

test('one sitemap names all pages where it can', async () => {
  const urls = await named();
  expect(urls).toHaveLength(await countAddresses(desk.db));
  const paths = ['/', '/papers', '/topics', '/map', '/trends', '/about', '/api'];
  expect(urls.slice(0, 7)).toEqual(paths.map((path) => `${SITE}${path}`));
  expect(urls).toContain(`${SITE}/papers/attention-revisited`);
});

test('past the limit there is an index, whose parts name together what one would', async () => {
  const all = await named();
  const parts = Math.ceil(all.length / 10);
  expect(parts).toBeGreaterThan(3);
  const index = await named(undefined, 10);
  expect(index).toEqual(Array.from({ length: parts }, (_, at) => `${SITE}/sitemap/${at + 1}.xml`));
  const together: string[] = [];
  for (let part = 1; part <= parts; part++) together.push(...(await named(part, 10)));
  expect(together).toEqual(all);
});

test('a part that there is not is not found', async () => {
  for (const part of [0, 2, Number.NaN]) {
    const response = await sitemapResponse(new Request(SITE), part);
    expect(response.status).toBe(404);
  }
});

test('only of lists it is known when they changed', async () => {
  const text = await (await sitemapResponse(new Request(SITE))).text();
  const changed = (await lastChange(desk.db)).toISOString().slice(0, 19);
  expect([...text.matchAll(/<lastmod>([^<]*)</g)].map(([, at]) => at)).toEqual(Array(6).fill(`${changed}Z`));
});

test('robots are led to the sitemap and kept out of the explorer’s countless states', async () => {
  const response = await robots();
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await response.text()).toBe(
    'User-agent: *\nAllow: /\nDisallow: /papers*?*&\nDisallow: /trends*?\nDisallow: /map*?\nDisallow: /edition/\n\nSitemap: https://papers.example/sitemap.xml\n',
  );
});
