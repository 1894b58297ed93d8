import { expect } from '@playwright/test';
import { test, totalIn } from '#tests/e2e/site.ts';

test.use({ javaScriptEnabled: false });

test('the whole journey without a script', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search titles and abstracts' }).fill('task vectors');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/papers?q=task+vectors');
  const heading = page.getByRole('heading', { level: 1 });
  const all = totalIn((await heading.textContent()) ?? '');
  await page.getByRole('link', { name: /^Model merging \d/ }).click();
  await expect(page).toHaveURL('/papers?q=task+vectors&topic=merging');
  expect(totalIn((await heading.textContent()) ?? '')).toBeLessThan(all);
  await page.getByLabel('From year').selectOption('2024');
  await page.getByRole('button', { name: 'Set' }).click();
  await expect(page).toHaveURL('/papers?q=task+vectors&topic=merging&year=2024..2026');
  await page.locator('.row-title a').first().click();
  await expect(page.getByRole('textbox', { name: 'Permanent link' })).toHaveValue(
    new RegExp(`${new URL(page.url()).pathname}$`),
  );
  await expect(page.getByRole('button', { name: 'Copy the permanent link' })).toHaveCount(0);
});

test('the edition is a link', async ({ page }) => {
  await page.goto('/topics');
  await page.getByRole('link', { name: 'Night edition' }).click();
  await expect(page).toHaveURL('/topics');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  await page.getByRole('link', { name: 'Day edition' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'day');
});

test('on a narrow screen the filters are a drawer', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/papers');
  const retrieval = page.getByRole('link', { name: /^Retrieval \d/ });
  await expect(retrieval).toBeHidden();
  await page.getByRole('link', { name: /^Filters/ }).click();
  await page.getByText('Finding information').click();
  await retrieval.click();
  await expect(page).toHaveURL('/papers?topic=retrieval');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/ papers on Retrieval$/);
});

test('a search gives its reasons and what was meant', async ({ page }) => {
  await page.goto('/papers?q=negtive+transfer');
  const why = page.locator('.row').first().locator('.why-this');
  await why.locator('summary').click();
  await expect(why.getByText('“Negative” for “negtive”')).toBeVisible();
  await page.getByRole('link', { name: '“negative transfer”' }).click();
  await expect(page).toHaveURL('/papers?q=negative+transfer');
  await expect(page.locator('.row mark').first()).toBeVisible();
});

test('what is not there, or has no well encoded address, is a whole page with ways on', async ({
  page,
  request,
}) => {
  // A page that is not found is what this is about, and the browser reports each as an error.
  page.removeAllListeners('console');
  for (const path of [
    '/papers/no-such-paper',
    '/topics/no-such-topic',
    '/topics/merging/vs/no-such-topic',
    '/authors/nobody',
    '/orgs/nobody',
    '/sources/999',
    '/arxiv/9999.99999',
    '/papers/%00',
    '/papers/%E0%A4%A',
    '/topics/%FF',
    '/nowhere',
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
    await expect(page).toHaveTitle('No such page · Broadsheet');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  }
  await page.getByRole('link', { name: 'All papers' }).click();
  await expect(page).toHaveURL('/papers');
  const problem = await request.get('/api/v1/papers/%E0%A4%A');
  expect([problem.status(), problem.headers()['content-type']]).toEqual([404, 'application/problem+json']);
  const sent = await request.post('/papers.json', { data: {} });
  expect([sent.status(), sent.headers().allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
});

test('an arXiv address is kept behind ours, whichever of its forms', async ({ request }) => {
  for (const form of ['2510.12789', 'abs/2510.12789', 'pdf/2510.12789v2']) {
    const answer = await request.get(`/arxiv/${form}`, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([
      308,
      '/papers/unifusion-vision-language-model-as-unified-encoder-in-image-generation',
    ]);
  }
});
