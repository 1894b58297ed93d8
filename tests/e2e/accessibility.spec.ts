import { expect } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';
import { wcagViolations } from '#tests/e2e/wcag-violations.ts';

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name} meets WCAG 2.2 AA, by day and by night`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    expect(await wcagViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await wcagViolations(page, 'colours')).toEqual([]);
  });
}

for (const [name, path, width] of [
  ['results', PAGES.results, 390],
  ['close ones', PAGES.close, 768],
  ['a slip', PAGES.slip, 1440],
] as const) {
  test(`the reasons of ${name}, opened, meet WCAG 2.2 AA`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(path);
    for (const summary of await page.locator('.why-this summary').all()) await summary.click();
    await expect(page.locator('.why-this[open]').first()).toContainText(/Score \d/);
    expect(await wcagViolations(page)).toEqual([]);
  });
}

test('the drawer meets WCAG 2.2 AA', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/papers?topic=retrieval#filters');
  expect(await wcagViolations(page)).toEqual([]);
});

test('the first tab leads past the head', async ({ page }) => {
  await page.goto('/papers');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});
