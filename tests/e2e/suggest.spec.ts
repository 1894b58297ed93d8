import { expect, type Page } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';
import { wcagViolations } from '#tests/e2e/wcag-violations.ts';

const LABEL = 'Search titles and abstracts';

const box = (page: Page) => page.getByRole('combobox', { name: LABEL });
const list = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' });
const options = (page: Page) => list(page).getByRole('option');
const status = (page: Page) => page.getByRole('search').getByRole('status');

for (const [name, path] of [
  ['the front page', PAGES.front],
  ['the explorer', PAGES.explorer],
] as const) {
  test(`from ${name} the keyboard leads to a paper`, async ({ page }) => {
    await page.goto(path);
    await expect(box(page)).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('/');
    await expect(box(page)).toBeFocused();
    await page.keyboard.type('multitask vision language pr');
    await expect(options(page)).toHaveText(['Multitask Vision-Language Prompt Tuning']);
    await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
    await expect(status(page)).toHaveText('One suggestion');
    await page.keyboard.press('ArrowDown');
    const option = options(page).first();
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await expect(box(page)).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '');
    await expect(box(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers/multitask-vision-language-prompt-tuning');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Multitask Vision-Language Prompt Tuning',
    );
    await expect(box(page)).toHaveAttribute('aria-expanded', 'false');
  });
}

test('the arrow keys go round, and the text stays as typed', async ({ page }) => {
  await page.goto('/papers');
  await box(page).fill('retrieval a');
  await expect(list(page)).toBeVisible();
  const selected = list(page).getByRole('option', { selected: true });
  const labels = await options(page).allTextContents();
  expect(labels.length).toBeGreaterThan(2);
  await page.keyboard.press('ArrowUp');
  await expect(selected).toHaveText(labels.at(-1) ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveText(labels[1] ?? '');
  await page.keyboard.press('Home');
  await expect(selected).toHaveCount(0);
  await expect(box(page)).toHaveValue('retrieval a');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/papers?q=retrieval+a');
});

test('Escape closes the list, then clears the text', async ({ page }) => {
  await page.goto('/papers');
  await box(page).fill('merg');
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(box(page)).toHaveValue('merg');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(list(page)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveValue('');
});

test('Tab leaves, and the list is gone', async ({ page }) => {
  await page.goto('/papers');
  await box(page).fill('merg');
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('search').getByRole('button', { name: 'Search' })).toBeFocused();
  await expect(list(page)).toBeHidden();
});

test('Ctrl-K and Cmd-K go to the box, also from a field', async ({ page }) => {
  await page.goto('/papers');
  await expect(box(page)).toHaveAttribute('aria-keyshortcuts', '/ Control+K Meta+K');
  await page.getByRole('searchbox', { name: 'Find a topic' }).focus();
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Meta+k');
  await expect(box(page)).toBeFocused();
});

test('a pointer follows a suggestion', async ({ page }) => {
  await page.goto('/');
  await box(page).pressSequentially('model mer');
  // While the last letters are typed the list is still that of the first ones.
  const topics = list(page).getByRole('group', { name: 'Topics' }).getByRole('option');
  await expect(topics).toHaveText([/^Model merging/]);
  await topics.click();
  await expect(page).toHaveURL('/topics/merging');
  await expect(list(page)).toBeHidden();
});

test('suggestions of every kind lead to their pages', async ({ page, request }) => {
  for (const [typed, kind, href] of [
    ['adobe', 'organisation', '/orgs/adobe'],
    ['bansal', 'author', '/authors/mohit-bansal'],
    ['model merging', 'topic', '/topics/merging'],
    ['multitask vis', 'paper', '/papers/multitask-vision-language-prompt-tuning'],
  ] as const) {
    const response = await request.get('/api/v1/suggest', { params: { q: typed } });
    expect(response.headers()['cache-control']).toBe('no-store');
    const { query, suggestions } = await response.json();
    expect(query).toBe(typed);
    const hrefs = suggestions.filter((one: { kind: string }) => one.kind === kind);
    expect(hrefs.map((one: { href: string }) => one.href)).toContain(href);
    expect((await page.goto(href))?.status()).toBe(200);
  }
  expect((await request.get('/api/v1/suggest')).status()).toBe(400);
});

test('an old answer never comes after a newer one, and a failed one breaks nothing', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/suggest?q=merg', async (route) => {
    await held;
    await route.fulfill({ json: { suggestions: [{ kind: 'paper', label: 'Too late', href: '/late' }] } });
  });
  await page.route('**/api/v1/suggest?q=broken', (route) => route.fulfill({ body: 'no JSON' }));
  await page.goto('/papers');
  const asked = page.waitForRequest('**/api/v1/suggest?q=merg');
  await box(page).fill('merg');
  await asked;
  await box(page).fill('multitask vision language pr');
  await expect(options(page)).toHaveText(['Multitask Vision-Language Prompt Tuning']);
  release();
  await box(page).fill('broken');
  await expect(list(page)).toBeHidden();
  await expect(options(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/papers?q=broken');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the open list meets WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of ['/', '/papers']) {
      await page.goto(path);
      await box(page).fill('m');
      await expect(options(page)).toHaveCount(10);
      await page.keyboard.press('ArrowDown');
      expect(await wcagViolations(page, colorScheme === 'dark' ? 'colours' : 'all')).toEqual([]);
    }
  });
}

for (const width of [320, 390, 768, 1440]) {
  test(`the list lies within the window and moves nothing at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    for (const path of ['/', '/papers']) {
      await page.goto(path);
      const main = () => page.locator('main').boundingBox();
      const before = await main();
      await box(page).fill('m');
      await expect(options(page)).toHaveCount(10);
      const placed = await list(page).boundingBox();
      expect(placed?.x).toBeGreaterThanOrEqual(0);
      expect((placed?.x ?? 0) + (placed?.width ?? 0)).toBeLessThanOrEqual(width);
      expect((placed?.y ?? 0) + (placed?.height ?? 0)).toBeLessThanOrEqual(640);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await main()).toEqual(before);
      await page.keyboard.press('ArrowUp');
      await expect(options(page).last()).toBeInViewport({ ratio: 1 });
      if (width < 700) {
        const heights = await options(page).evaluateAll((all) => all.map((one) => one.clientHeight));
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(40);
      }
    }
  });
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the box is a plain form with what was searched for', async ({ page }) => {
    await page.goto('/papers?q=task+vectors&topic=merging');
    const plain = page.getByRole('searchbox', { name: LABEL });
    await expect(plain).toHaveValue('task vectors');
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await plain.fill('fisher');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers?q=fisher&topic=merging');
  });
});
