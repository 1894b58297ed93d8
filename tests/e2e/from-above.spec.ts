import { type APIRequestContext, expect, type Locator } from '@playwright/test';
import { PAGES, test, totalIn } from '#tests/e2e/site.ts';

/** How many papers the page behind a link has. */
async function found(request: APIRequestContext, href: string): Promise<number> {
  const html = await (await request.get(href)).text();
  return totalIn((/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ''));
}

/** Links with what they say, some of many. */
async function some(links: Locator, every: number): Promise<{ href: string; text: string }[]> {
  const all = await links.evaluateAll((marks) =>
    marks.map((mark) => ({
      href: mark.getAttribute('href') ?? '',
      text: mark.querySelector('title')?.textContent ?? mark.textContent ?? '',
    })),
  );
  return all.filter((_, index) => index % every === 0);
}

for (const path of [PAGES.trends, PAGES.trendsOf, '/trends?topic=retrieval&not=year:2021&has=date']) {
  test(`every mark leads to its papers: ${path}`, async ({ page, request }) => {
    await page.goto(path);
    const marks = await some(page.locator('.multiples svg a, .heat a'), path === PAGES.trends ? 17 : 5);
    expect(marks.length).toBeGreaterThan(10);
    for (const { href, text } of marks) {
      // "2023: 12 papers", "2023: 3 of 12 papers, 25 per cent", "Vision with 3D: 5 papers, 9.1× chance"
      const count = Number(/: ([\d,]+) (?:of|paper)/.exec(text)?.[1]?.replaceAll(',', ''));
      expect(`${await found(request, href)} of ${text}`).toBe(`${count} of ${text}`);
    }
    const pairs = await some(page.locator('.pair-list td a'), 3);
    await page.getByRole('link', { name: 'The numbers' }).first().click();
    await expect(page.locator('.multiples, .heat')).toHaveCount(0);
    const cells = await some(page.locator('.numbers td a'), path === PAGES.trends ? 37 : 7);
    expect(cells.length).toBeGreaterThan(5);
    for (const { href, text } of [...pairs, ...cells])
      expect(`${await found(request, href)} at ${href}`).toBe(`${text.replaceAll(',', '')} at ${href}`);
  });
}

test('an address that asks for what is not there says so', async ({ page }) => {
  await page.goto('/trends?shown=pie&topic=alchemy');
  await expect(page.locator('.notice')).toContainText('“pie” is no shown here; it was left out.');
  await expect(page.locator('.notice')).toContainText('“alchemy” is no topic here; it was left out.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Topics by year, and together');
  await page.goto('/trends?topic=3d&year=2013');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No papers on 3D, dated 2013');
  await page.getByRole('link', { name: 'What would find some' }).click();
  await expect(page).toHaveURL('/papers?topic=3d&year=2013');
});

test('the numbers of a chart are a table and a file', async ({ page, request }) => {
  await page.goto('/trends?topic=merging&shown=numbers');
  const numbers = page.locator('.numbers').first();
  const cells = numbers.getByRole('row', { name: /^All dated papers/ }).getByRole('cell');
  const counts = (await cells.allTextContents()).map(Number);
  const [undated = 0, all = 0] = counts.slice(-2);
  expect(counts.slice(0, -2).reduce((sum, n) => sum + n, undated)).toBe(all);
  const href = (await numbers.getByRole('link', { name: 'As a file (CSV)' }).getAttribute('href')) ?? '';
  expect(href).toBe('/trends.csv?chart=years&topic=merging');
  const answer = await request.get(href);
  expect(answer.headers()['content-type']).toMatch(/^text\/csv/);
  const lines = (await answer.text()).trim().split('\r\n').slice(1);
  const merging = lines
    .filter((line) => line.startsWith('merging,'))
    .map((line) => Number(line.split(',')[3]));
  expect(merging.reduce((sum, n) => sum + n, 0)).toBe(all - undated);
  const etag = answer.headers().etag ?? '';
  expect((await request.get(href, { headers: { 'if-none-match': etag } })).status()).toBe(304);
});

test('a topic’s words, people and overlaps lead to as many papers as they say', async ({ page, request }) => {
  await page.goto(PAGES.topic);
  const words = await some(page.locator('.words td a'), 1);
  expect(words.length).toBeGreaterThan(12);
  for (const { href, text } of words)
    expect(`${await found(request, href)} at ${href}`).toBe(`${/^\d+/.exec(text)?.[0]} at ${href}`);
  const bars = await page
    .locator('.hb a[aria-label*="paper"]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href') ?? '', link.getAttribute('aria-label') ?? '']),
    );
  expect(bars.length).toBeGreaterThan(9);
  for (const [href = '', name = ''] of bars)
    expect(`${await found(request, href)} of ${name}`).toBe(
      `${/: (\d+) papers?/.exec(name)?.[1]} of ${name}`,
    );
});

test('two topics side by side', async ({ page, request }) => {
  await page.goto(PAGES.topic);
  await page.getByRole('link', { name: 'Model merging and Multi-task learning side by side' }).click();
  await expect(page).toHaveURL('/topics/merging/vs/multi-task');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Model merging and Multi-task learning');
  const bars = await page
    .locator('.hb a')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href') ?? '', link.querySelector('.v')?.textContent ?? '']),
    );
  expect(bars.map(([href]) => href)).toEqual([
    '/papers?topic=merging&not=multi-task',
    '/papers?topic=merging&topic=multi-task&match=all',
    '/papers?topic=multi-task&not=merging',
  ]);
  for (const [href = '', count] of bars) expect(String(await found(request, href))).toBe(count);
  for (const { href, text } of await some(page.locator('.words td a'), 2))
    expect(`${await found(request, href)} at ${href}`).toBe(`${/^\d+/.exec(text)?.[0]} at ${href}`);

  // The other way about it answers too, under one canonical address.
  await page.goto('/topics/multi-task/vs/merging');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Multi-task learning and Model merging');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    /\/topics\/merging\/vs\/multi-task$/,
  );
  await page.goto('/topics/merging/vs/merging');
  await expect(page).toHaveURL('/topics/merging');
  expect((await request.get('/topics/merging/vs/alchemy')).status()).toBe(404);
  expect((await request.get('/topics/merging/pie.csv')).status()).toBe(404);
});

test('the cells of the matrix and the columns of small charts are no stops of the keyboard', async ({
  page,
}) => {
  await page.goto(PAGES.trends);
  expect(
    await page.locator('.heat a:not([tabindex="-1"]), .multiples svg a:not([tabindex="-1"])').count(),
  ).toBe(0);
  expect(await page.locator('main [style]').count()).toBe(0);
});

test('the drawings of all topics take less than 250 kB', async ({ request }) => {
  const html = await (await request.get(PAGES.trends)).body();
  expect(html.byteLength).toBeLessThan(250_000);
});

test('lead topics have their years on the front page', async ({ page }) => {
  await page.goto(PAGES.front);
  await expect(page.locator('.by-years')).toHaveCount(3);
  const line = page.getByRole('img', { name: /^Model merging by year\. .*2024: 5 papers/ });
  await expect(line).toBeVisible();
  await page.getByRole('link', { name: '12 dated papers by year' }).click();
  await expect(page).toHaveURL('/trends?topic=merging');
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the state is kept from the explorer and back', async ({ page }) => {
    await page.goto('/papers?q=language&topic=retrieval');
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByRole('link', { name: 'Trends of these papers' }).click();
    await expect(page).toHaveURL('/trends?q=language&topic=retrieval');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
    await page.getByRole('link', { name: 'Share of each year' }).click();
    await expect(page).toHaveURL('/trends?q=language&topic=retrieval&shown=share#by-year');
    await page.getByRole('link', { name: 'Retrieval remove' }).click();
    await expect(page).toHaveURL('/trends?q=language&shown=share');
    await page.getByRole('link', { name: 'Read them as a list' }).click();
    await expect(page).toHaveURL('/papers?q=language');
  });
});
