import { expect, type Page } from '@playwright/test';
import { test, totalIn } from '#tests/e2e/site.ts';

function chips(page: Page) {
  return page.locator('#results .chip');
}

async function labels(page: Page): Promise<string[]> {
  return (await chips(page).allTextContents()).map((text) => text.replace(/ remove$/, ''));
}

test('what a search names becomes a filter, which the page shows and takes back', async ({ page }) => {
  await page.goto('/papers');
  await page.locator('#results').waitFor();
  await page.locator('header input[name=q]').first().fill('Topic:"model merging" lora -year:..2021');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/papers?q=lora&topic=merging&not=year:1900..2021');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/ on Model merging, but not dated 2021 or earlier, matching “lora”$/);
  expect(await labels(page)).toEqual(['Model merging', 'not dated 2021 or earlier', '“lora”']);
  await expect(page.locator('header input[name=q]').first()).toHaveValue('lora');

  await chips(page).filter({ hasText: 'not dated' }).click();
  await expect(page).toHaveURL('/papers?q=lora&topic=merging');
  await chips(page).filter({ hasText: 'lora' }).click();
  await expect(page).toHaveURL('/papers?topic=merging');
});

test('words, phrases, fields and what is left out stand apart, and each goes by itself', async ({ page }) => {
  await page.goto('/papers?q=merging+%E2%80%9Ctask+vectors%E2%80%9D+-vision+-title:survey');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    / matching (or close to )?“merging ‘task vectors’ -vision -title:survey”$/,
  );
  expect(await labels(page)).toEqual([
    'merging',
    '“task vectors”',
    'without vision',
    'without title: survey',
  ]);
  await chips(page).filter({ hasText: 'without vision' }).click();
  await expect(page).toHaveURL('/papers?q=merging+%22task+vectors%22+-title:survey');
  await chips(page).filter({ hasText: 'task vectors' }).click();
  await expect(page).toHaveURL('/papers?q=merging+-title:survey');
  expect(await labels(page)).toEqual(['merging', 'without title: survey']);
  await page.goto('/papers?q=model+merging');
  expect(await labels(page)).toEqual(['“model merging”']);
});

test('an unknown name is said, with the nearest, and the rest is shown', async ({ page }) => {
  await page.goto('/papers?q=topic:mergin+author:hajishirzi+tasks');
  await expect(page).toHaveURL('/papers?q=topic:mergin+author:hajishirzi+tasks');
  await expect(page.locator('.notice')).toHaveText(
    '“mergin” is no topic here; it was left out. Did you mean Merging?',
  );
  expect(await labels(page)).toEqual(['Hannaneh Hajishirzi', '“tasks”']);
});

test('an author: from the paper to the page to the filter', async ({ page }) => {
  await page.goto('/papers?author=hannaneh-hajishirzi');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('7 papers by Hannaneh Hajishirzi');
  await page.getByRole('link', { name: /^TÜLU 3/ }).click();
  const slip = page.getByRole('complementary', { name: 'About this paper' });
  await slip.getByText('and 11 more').click();
  await slip.getByRole('link', { name: 'Hannaneh Hajishirzi' }).click();
  await expect(page).toHaveURL('/authors/hannaneh-hajishirzi');
  await expect(heading).toHaveText('Hannaneh Hajishirzi');
  await expect(page.locator('.row-title')).toHaveCount(7);
  expect((await page.request.get('/authors/nobody-at-all')).status()).toBe(404);

  await page.goto('/papers');
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('link', { name: /^Hannaneh Hajishirzi \d/ }).click();
  await expect(page).toHaveURL('/papers?author=hannaneh-hajishirzi');
});

test('a facet without a value in the results is not shown', async ({ page }) => {
  await page.goto('/papers?not=has:authors');
  await expect(page.getByRole('heading', { level: 3, name: 'Source' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'Author' })).toHaveCount(0);
});

test('every example on the page about the site finds something', async ({ page }) => {
  await page.goto('/about');
  const examples = page.getByRole('region', { name: 'Search' }).getByRole('link');
  const hrefs = await examples.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(hrefs.length).toBe(11);
  for (const href of hrefs) {
    await page.goto(href);
    const heading = page.getByRole('heading', { level: 1 });
    expect(totalIn((await heading.textContent()) ?? ''), href).toBeGreaterThan(0);
    await expect(page.locator('.notice')).toHaveCount(0);
  }
});
