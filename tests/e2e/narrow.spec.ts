import { expect } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';

test('with a script the drawer stays open while one chooses', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/papers');
  await page.getByRole('link', { name: /^Filters/ }).click();
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await filters.getByText('Finding information').click();
  await filters.getByRole('link', { name: /^Retrieval \d/ }).click();
  await expect(filters.getByRole('link', { name: 'Retrieval remove' })).toBeVisible();
  const show = filters.getByRole('link', { name: /^Show \d+ papers$/ });
  const count = /\d+/.exec((await show.textContent()) ?? '')?.[0];
  await show.click();
  await expect(filters).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${count} papers on Retrieval`);
});

for (const [name, path] of Object.entries(PAGES)) {
  test(`nothing hangs over the side: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path);
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

for (const width of [390, 768, 1440])
  test(`the masthead is one line, and so are the sections: at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(PAGES.front);
    const lines = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll(
          (found) => new Set(found.flatMap((one) => [...one.getClientRects()].map(({ top }) => top))).size,
        );
    const name = page.getByRole('heading', { level: 1 }).getByText('Broadsheet');
    const [height, size] = await name.evaluate((word) => [
      word.getBoundingClientRect().height,
      Number.parseFloat(getComputedStyle(word).fontSize),
    ]);
    expect(height).toBeLessThan(1.2 * (size ?? 0));
    expect(await lines('nav[aria-label="Sections"] a')).toBe(1);
  });

for (const width of [390, 1440])
  for (const path of [PAGES.front, PAGES.explorer, PAGES.paper, PAGES.topic])
    test(`titles of one long word hang over no side: ${path} at ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      const titles = page.locator('main h1, main :is(h2, h3) > a[href^="/papers/"]');
      expect(await titles.count()).toBeGreaterThan(5);
      await titles.evaluateAll((found) => {
        for (const title of found) title.textContent = 'Unbroken'.repeat(40);
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });

test('the drawer keeps the focus, and Escape closes it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/papers');
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await page.getByRole('link', { name: /^Filters/ }).click();
  await expect(filters.getByRole('link', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  expect(
    await page.evaluate(() => document.activeElement?.closest('#results, header, footer') ?? null),
  ).toBeNull();
  await page.keyboard.press('Escape');
  await expect(filters).toBeHidden();
});
