import { expect } from '@playwright/test';
import { countsOf, PAGES, test, totalIn } from '#tests/e2e/site.ts';

test('choosing, combining, leaving out and taking back', async ({ page }) => {
  await page.goto('/papers');
  const heading = page.getByRole('heading', { level: 1 });
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await expect(heading).toHaveText('483 papers');

  await filters.getByRole('link', { name: /^Retrieval \d/ }).click();
  await expect(page).toHaveURL('/papers?topic=retrieval');
  await expect(heading).toHaveText(/^\d+ papers on Retrieval$/);
  const retrieval = totalIn((await heading.textContent()) ?? '');

  await filters.getByRole('link', { name: /^Model merging \d/ }).click();
  await expect(page).toHaveURL('/papers?topic=merging&topic=retrieval');
  await expect(heading).toHaveText(/^\d+ papers on Model merging or Retrieval$/);
  expect(totalIn((await heading.textContent()) ?? '')).toBeGreaterThan(retrieval);

  await filters.getByRole('link', { name: 'Papers with all of the chosen topics' }).click();
  await expect(page).toHaveURL('/papers?topic=merging&topic=retrieval&match=all');
  await expect(heading).toHaveText(/^(\d+|No|One) papers? on Model merging and Retrieval$/);

  await page.goto('/papers?topic=retrieval');
  await filters.getByRole('link', { name: 'Leave out Embeddings' }).click();
  await expect(page).toHaveURL('/papers?topic=retrieval&not=embeddings');
  await expect(heading).toHaveText(/^\d+ papers on Retrieval, but not Embeddings$/);

  await page
    .getByRole('region', { name: /papers on Retrieval/ })
    .getByRole('link', { name: 'not Embeddings remove' })
    .click();
  await expect(page).toHaveURL('/papers?topic=retrieval');
  await expect(heading).toHaveText(`${retrieval} papers on Retrieval`);
  await page.goBack();
  await expect(heading).toHaveText(/but not Embeddings$/);
});

test('years from the bars and from the form', async ({ page }) => {
  await page.goto('/papers');
  await page.getByRole('link', { name: /^2024: \d+ of \d+ dated papers$/ }).click();
  await expect(page).toHaveURL('/papers?year=2024');
  await page.getByLabel('From year').selectOption('2022');
  await page.getByLabel('To year').selectOption('2024');
  await page.getByRole('button', { name: 'Set' }).click();
  await expect(page).toHaveURL('/papers?year=2022..2024');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ papers dated 2022 to 2024$/);
  await page.getByRole('link', { name: /^No date given \d/ }).click();
  await expect(page).toHaveURL('/papers?year=2022..2024&year=undated');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/ dated 2022 to 2024 or without a date$/);
});

test('orders and pages', async ({ page }) => {
  await page.goto('/papers?topic=retrieval');
  await page.getByRole('link', { name: 'Title', exact: true }).click();
  await expect(page).toHaveURL('/papers?topic=retrieval&sort=title');
  const titles = page.locator('.row-title');
  const first = await titles.allTextContents();
  expect(first).toHaveLength(20);
  const folded = first.map((title) =>
    title
      .normalize('NFKD')
      .toLowerCase()
      .replace(/['’]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  );
  expect(folded).toEqual(folded.toSorted());

  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL('/papers?topic=retrieval&sort=title&page=2');
  await expect(page.getByText(/^21 to 40 of \d+$/)).toBeVisible();
  expect(await titles.allTextContents()).not.toContain(first[0]);

  await page.goto('/papers?sort=discussed');
  await expect(titles.first()).toHaveText(
    'Scalable Multi-Task Reinforcement Learning for Generalizable Spatial Intelligence in Visuomotor Agents',
  );
});

test('the values beyond the first are a click away, at the same place', async ({ page }) => {
  await page.goto('/papers?topic=retrieval');
  const authors = page.locator('section[aria-labelledby="facet-author"]');
  await expect(authors.getByRole('listitem')).toHaveCount(8);
  const more = authors.getByRole('link', { name: /^\d+ more authors$/ });
  await more.scrollIntoViewIfNeeded();
  const down = await page.evaluate(() => scrollY);
  expect(down).toBeGreaterThan(0);
  await more.click();
  await expect(page).toHaveURL('/papers?topic=retrieval&open=author');
  await expect(authors.getByRole('listitem')).toHaveCount(30);
  expect(await page.evaluate(() => scrollY)).toBe(down);
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toMatch(
    /papers\?topic=retrieval$/,
  );
});

test('a topic is found by typing', async ({ page }) => {
  await page.goto('/papers');
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('searchbox', { name: 'Find a topic' }).fill('merg');
  await expect(filters.getByRole('link', { name: /^Model merging \d/ })).toBeVisible();
  await expect(filters.getByRole('link', { name: /^Retrieval \d/ })).toBeHidden();
  await filters.getByRole('searchbox', { name: 'Find a topic' }).press('Escape');
  await expect(filters.getByRole('link', { name: /^Retrieval \d/ })).toBeVisible();
});

test('an address with wrong values shows what it can, and says so', async ({ page }) => {
  await page.goto('/papers?topic=retrieval&topic=nonsense&year=20x4&page=0&sort=loudest&open=doors');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ papers on Retrieval$/);
  const notice = page.locator('.notice');
  await expect(notice).toContainText('“nonsense” is no topic here; it was left out.');
  await expect(notice).toContainText('“20x4” is no year here; it was left out.');
  await expect(notice).toContainText('“loudest” is no order here; it was left out.');
  await expect(notice).toContainText('“doors” is no facet here; it was left out.');
});

/** Every link of a facet says how many papers it leads to; all of them are followed. */
const STATES = [
  PAGES.explorer,
  PAGES.results,
  PAGES.empty,
  '/papers?topic=retrieval&topic=merging&match=all',
  '/papers?q=language+models&year=2022..2024&year=undated&has=code',
  '/papers?venue=emnlp&venue=neurips&not=source:001&source=002',
  '/papers?year=2023&not=year:2017&not=year:2018',
  '/papers?year=2013..2019&has=authors&has=discussion&source=001&source=004&topic=data&topic=transfer',
];
for (const state of STATES) {
  test(`every count is the number of papers after the click: ${state}`, async ({ page, request }) => {
    await page.goto(state);
    const links = (await countsOf(page)).map(({ href, after }) => ({ href, after }));
    expect(links.length).toBeGreaterThan(15);
    for (const { href, after } of links) {
      const html = await (await request.get(href)).text();
      const heading = /<h1 id="heading"[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replace(/<[^>]+>/g, '') ?? '';
      expect(totalIn(heading), `${state} → ${href}`).toBe(after);
    }
  });
}

test('without a choice in a facet the number shown is the number after the click', async ({ page }) => {
  await page.goto('/papers?q=language');
  const counts = await countsOf(page);
  expect(counts.length).toBeGreaterThan(40);
  expect(counts.filter(({ count, after }) => count !== after)).toEqual([]);
});

test('a chip that the keyboard removes leaves the focus on the heading', async ({ page }) => {
  await page.goto('/papers?topic=retrieval&topic=merging');
  const results = page.locator('#results');
  await expect(results.locator('.row .save').first()).toBeVisible();
  await results.getByRole('link', { name: 'Retrieval remove' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/papers?topic=merging');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
