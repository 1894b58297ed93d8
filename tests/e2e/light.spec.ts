import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';

/** Bytes of the explorer's HTML, as it is before it is compressed. */
const MOST_MARKUP = 60_000;
/** Bytes of script that a page may have beside Next's own, compressed. */
const MOST_SCRIPT = 30_000;
const STATES = [
  PAGES.explorer,
  PAGES.slip,
  PAGES.understood,
  '/papers?page=2&sort=title',
  '/papers?topic=merging',
  '/papers?topic=merging&topic=retrieval&match=all',
  '/papers?year=2022..2024&year=undated&has=code',
  '/papers?q=language+models',
  '/papers?open=author',
];

for (const state of STATES)
  test(`the markup is under 60 KB: ${state}`, async ({ request }) => {
    const html = await (await request.get(state)).body();
    expect(html.byteLength).toBeLessThan(MOST_MARKUP);
  });

/** The bytes of scripts, compressed one by one as they are sent. */
async function scriptBytes(request: APIRequestContext, addresses: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    addresses.map(async (address) => gzipSync(await (await request.get(address)).body()).byteLength),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Every script that a page has loaded once nothing more comes. */
async function scriptsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path, { waitUntil: 'networkidle' });
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith('.js')),
  );
}

/** What Next loads on each page, whatever is on it. */
function scriptsOfNext(): string[] {
  const manifest: { rootMainFiles: string[] } = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8'));
  return manifest.rootMainFiles.map((file) => `/_next/${file}`);
}

for (const [name, path] of Object.entries(PAGES))
  test(`scripts are Next’s own and 30 KB at most: ${name}`, async ({ page, request }) => {
    const own = scriptsOfNext();
    const loaded = await scriptsOf(page, path);
    expect(loaded).toEqual(expect.arrayContaining(own));
    const ours = loaded.filter((script) => !own.includes(script));
    expect(await scriptBytes(request, ours)).toBeLessThan(MOST_SCRIPT);
  });

/**
 * What moves where the browser paints in the middle of the markup, which a busy one does: up to 0.01 was seen. A font
 * that came late moved a phone’s page by 0.36.
 */
const MOST_SHIFT = 0.02;

/** The sum of all shifts of the layout that no input caused, from the first paint on (web.dev/cls). */
async function shiftOf(page: Page, path: string): Promise<number> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  // Two frames on, whatever the fonts have moved is moved and noted.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  );
}

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1350, height: 940 } };
for (const [size, viewport] of Object.entries(SIZES))
  for (const name of ['front', 'explorer', 'results', 'paper', 'topic', 'map'] as const)
    test(`nothing moves while the page comes: ${name} on a ${size}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      expect(await shiftOf(page, PAGES[name])).toBeLessThan(MOST_SHIFT);
    });

test('nothing is fetched ahead until a link is pointed at', async ({ page }) => {
  const pages: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    const isPage = request.resourceType() === 'document' || request.headers()['sec-purpose'] !== undefined;
    if (isPage || 'rsc' in request.headers()) pages.push(`${pathname}${search}`);
  });
  await page.goto('/papers', { waitUntil: 'networkidle' });
  expect(pages).toEqual(['/papers']);
  await page.getByRole('link', { name: /^Retrieval \d/ }).hover();
  await expect.poll(() => pages).toEqual(['/papers', '/papers?topic=retrieval']);
  await page.getByRole('link', { name: 'Next' }).hover();
  await expect.poll(() => pages).toEqual(['/papers', '/papers?topic=retrieval', '/papers?page=2']);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL('/papers?page=2');
  expect(
    await page.evaluate(() => {
      const [arrival] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
        deliveryType: string;
      })[];
      return arrival?.deliveryType;
    }),
  ).toBe('navigational-prefetch');
});

test('files, and the link that sets a cookie, are not fetched ahead', async ({ page }) => {
  const fetched: string[] = [];
  await page.goto('/papers', { waitUntil: 'networkidle' });
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.getByRole('link', { name: 'Night edition' }).hover();
  await page.getByRole('link', { name: 'CSV' }).hover();
  // What is fetched ahead of a later link has been asked for after these.
  await page.getByRole('link', { name: 'Trends of these papers' }).hover();
  await expect.poll(() => fetched).toEqual(['/trends']);
});
