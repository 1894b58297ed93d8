import { expect } from '@playwright/test';
import { PAGES, test, totalIn } from '#tests/e2e/site.ts';

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

test('a slip finds what was meant, which is a link, and the way back has the slip', async ({ page }) => {
  await page.goto(PAGES.slip);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^\d+ papers matching “mutli-vector”$/);
  const total = totalIn((await heading.textContent()) ?? '');
  await expect(page.locator('.search-note')).toHaveText('Did you mean “multi-vector”? These are its papers.');
  await expect(page.locator('.row').first().locator('h2 mark')).toHaveText('Multi-Vector');
  await page.getByRole('link', { name: '“multi-vector”' }).click();
  await expect(page).toHaveURL('/papers?q=multi-vector');
  await expect(heading).toHaveText(`${total} papers matching “multi-vector”`);
  await expect(page.locator('.search-note')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Search titles and abstracts' })).toHaveValue(
    'multi-vector',
  );
  await page.goBack();
  await expect(heading).toHaveText(`${total} papers matching “mutli-vector”`);
  await expect(page.getByRole('combobox', { name: 'Search titles and abstracts' })).toHaveValue(
    'mutli-vector',
  );
});

test('why a result is one is told on demand, by the keyboard too', async ({ page }) => {
  await page.goto('/papers?q=merging+models');
  const why = page.locator('.row').first().locator('.why-this');
  await expect(why.locator('summary')).toHaveText('Why this result');
  await expect(why.getByText(/^Score/)).toBeHidden();
  await why.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(why.getByText('In title and abstract: “merging” and “models”.')).toBeVisible();
  const score = (await why.getByText(/^Score/).textContent()) ?? '';
  const [sum = 0, ...parts] = [...score.matchAll(/\d+\.\d\d/g)].map(([number]) => Number(number));
  expect(parts.length).toBeGreaterThan(1);
  expect(Math.abs(sum - parts.reduce((a, b) => a + b))).toBeLessThan(0.021);
  await page.keyboard.press('Tab');
  await expect(why.getByRole('link', { name: 'What counts' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/about#ranking');
  await expect(page.getByRole('heading', { name: 'What is found, and in which order' })).toBeInViewport();
});

test('close ones are told from those with all of the words', async ({ page }) => {
  await page.goto(PAGES.close);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^\d+ papers matching or close to “combining several .* data”$/);
  await expect(page.locator('.search-note')).toHaveText(
    /^(One|Two|Three) of them (has|have) all of the words; the others come close\.$/,
  );
  const labels = await page.locator('.why-this summary').allTextContents();
  expect(labels.filter((text) => text === 'Why this result').length).toBeLessThan(4);
  const close = labels.findIndex((text) => /^Why: [1-5] of 6 words$/.test(text));
  expect(close).toBeGreaterThan(-1);
  const row = page.locator('.row').nth(close);
  await row.locator('summary').click();
  await expect(row.getByText(/^Not in it: “/)).toBeVisible();
});

test('variants are marked as the words, and of a description the heavy words alone', async ({ page }) => {
  await page.goto('/papers?q=RAG');
  const marks = page.locator('.row-abs mark');
  await expect(marks.filter({ hasText: /^retrieval[- ]augmented generation$/i }).first()).toBeVisible();
  await page.goto('/papers/editing-models-with-task-arithmetic');
  const abstract = (await page.locator('.abstract').textContent()) ?? '';
  const description = abstract.slice(0, 900);
  await page.goto(`/papers?q=${encodeURIComponent(description)}`);
  await expect(page.locator('.row-title').first()).toHaveText('Editing Models with Task Arithmetic');
  const row = page.locator('.row').first();
  await expect(row.locator('mark').first()).toBeVisible();
  const words = (await row.locator('mark').allTextContents()).map((text) => text.toLowerCase().slice(0, 4));
  expect(new Set(words).size).toBeLessThanOrEqual(6);
});

test('a search that only leaves out has no reasons to give', async ({ page }) => {
  await page.goto('/papers?q=-attention');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ papers matching “-attention”$/);
  await expect(page.locator('.row').first()).toBeVisible();
  await expect(page.locator('.why-this')).toHaveCount(0);
});

test('a phrase of no paper: what is left without it, and papers that have the rest', async ({ page }) => {
  await page.goto('/papers?q=%22quantum+chromodynamics%22+merging');
  await expect(page.locator('.empty > p')).toHaveText(
    'No paper has all of “‘quantum chromodynamics’ merging”, and none comes close.',
  );
  await expect(page.locator('.near')).toContainText('They pass every filter but “quantum chromodynamics”');
  await expect(page.locator('.row')).toHaveCount(3);
  const way = page.getByRole('link', { name: /Without “quantum chromodynamics” / });
  const count = await way.locator('b').textContent();
  await way.click();
  await expect(page).toHaveURL('/papers?q=merging');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${count} papers matching “merging”`);
});

for (const [typed, reason] of [
  ['zzzz', 'No title or abstract has “zzzz”.'],
  ['title:zzzz', 'No title has “zzzz”.'],
  ['merging -merging', 'No paper matches “merging -merging”.'],
  ['***', '“***” holds no letter or digit to search for.'],
]) {
  test(`why there is nothing: ${typed}`, async ({ page }) => {
    await page.goto(`/papers?q=${encodeURIComponent(typed ?? '')}`);
    await expect(page.locator('.empty > p').first()).toHaveText(reason ?? '');
  });
}

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
  'x'.repeat(7_000),
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
  // Rows offer to be saved when the page's scripts have begun, and keys are heard.
  const alive = page.locator('.row .save').first();
  await page.goto('/papers');
  await expect(alive).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search titles and abstracts' })).toBeFocused();
  await page.keyboard.type('negative transfer');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/papers?q=negative+transfer');
  await expect(alive).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await expect(page.locator('.row-title a').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('.row-title a').nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/papers\/[a-z0-9-]+$/);
});
