import { expect } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';

const CANONICAL: Record<keyof typeof PAGES, string> = {
  ...PAGES,
  results: '/papers?q=multi-vector&topic=embeddings&topic=retrieval&not=vision-language',
  // One paper pointed at is the same map.
  mapOfResults: '/map?q=multi-vector',
};

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name} has a title, a description, its address and one h1`, async ({ page, baseURL }) => {
    await page.goto(path);
    await expect(page).toHaveTitle(/Broadsheet/);
    const description = await page.locator('meta[name=description]').getAttribute('content');
    expect(description?.length).toBeGreaterThan(30);
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
    expect(new URL(canonical ?? '').href).toBe(new URL(CANONICAL[name as keyof typeof PAGES], baseURL).href);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
}

test('titles say what is shown', async ({ page }) => {
  await page.goto(PAGES.results);
  await expect(page).toHaveTitle(
    /^\d+ papers on Retrieval or Embeddings, but not Vision & language, matching “multi-vector” · Broadsheet$/,
  );
  await page.goto(PAGES.paper);
  await expect(page).toHaveTitle('Multitask Vision-Language Prompt Tuning · Broadsheet');
});

test('the canonical address does not depend on the order of the parameters', async ({ page }) => {
  await page.goto('/papers?page=1&sort=newest&topic=retrieval&topic=merging&topic=retrieval');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    /\/papers\?topic=merging&topic=retrieval$/,
  );
});

test('an edition link leads back only to this site', async ({ request }) => {
  const away = await request.get('/edition/night', {
    headers: { referer: 'https://elsewhere.example/papers' },
    maxRedirects: 0,
  });
  expect(away.status()).toBe(303);
  expect(away.headers().location).toBe('/');
  expect((await request.get('/edition/dusk', { maxRedirects: 0 })).status()).toBe(404);
});
