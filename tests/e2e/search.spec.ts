import { expect } from '@playwright/test';
import { test } from '#tests/e2e/site.ts';

test('a search marks its words and keeps the filters', async ({ page }) => {
  await page.goto('/papers?topic=retrieval');
  await page.getByRole('combobox', { name: 'Search titles and abstracts' }).fill('multi-vector');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/papers?q=multi-vector&topic=retrieval');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^\d+ papers on Retrieval, matching “multi-vector”$/,
  );
  await expect(page.locator('.row').first().locator('h2 mark')).toHaveText('Multi-Vector');
  const marked = await page.locator('.row-abs mark').allTextContents();
  expect(marked.length).toBeGreaterThan(5);
  expect(marked.filter((text) => !/^multi-?\s?vect/i.test(text))).toEqual([]);
});

test('the exact title comes first', async ({ page }) => {
  await page.goto('/papers?q=Editing+Models+with+Task+Arithmetic');
  await expect(page.locator('.row-title').first()).toHaveText('Editing Models with Task Arithmetic');
});

test('an empty result names the ways out with their numbers, and they hold', async ({ page }) => {
  await page.goto('/papers?q=multi-vector&topic=retrieval&year=2013..2014');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'No papers on Retrieval, dated 2013 to 2014, matching “multi-vector”',
  );
  await expect(page.getByText(/^No paper passes all of these filters/)).toBeVisible();
  await expect(page.getByText('Still none')).toHaveCount(2);
  const way = page.getByRole('link', { name: /Without 2013 to 2014/ });
  const count = Number(await way.locator('b').textContent());
  await way.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${count} papers on Retrieval, matching “multi-vector”`,
  );
});

const ODD = [
  'c++',
  "it's",
  'NLP AND',
  '"',
  '*',
  'NEAR(',
  'a" OR "b',
  "'; drop table papers; --",
  '👩‍🔬',
  '多任务学习',
  '<script>alert(1)</script>',
  '\u0000',
  '-',
  'title:',
  '^',
  '{}',
  'x'.repeat(10_000),
];
for (const typed of ODD) {
  test(`an odd search is an ordinary one: ${typed.slice(0, 30)}`, async ({ page }) => {
    const response = await page.goto(`/papers?q=${encodeURIComponent(typed)}`);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/paper/);
    expect(await page.evaluate(() => [...document.scripts].map(({ text }) => text.trim()))).not.toContain(
      'alert(1)',
    );
  });
}

test('the search box takes the keys', async ({ page }) => {
  await page.goto('/papers');
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search titles and abstracts' })).toBeFocused();
  await page.keyboard.type('negative transfer');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/papers?q=negative+transfer');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await expect(page.locator('.row-title a').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('.row-title a').nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/papers\/[a-z0-9-]+$/);
});
