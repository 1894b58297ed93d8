import { expect } from '@playwright/test';
import { test } from '#tests/e2e/site.ts';

test('from the front page through a lead topic to a paper and back', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Broadsheet: 483 papers from five dumps');
  const leads = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(leads.nth(0)).toHaveText('Multi-task learning');
  await expect(leads.nth(1)).toHaveText('Model merging');
  await expect(leads.nth(2)).toHaveText('Retrieval');

  await page.getByRole('heading', { name: 'Model merging', exact: true }).getByRole('link').click();
  await expect(page).toHaveURL('/topics/merging');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Model merging');

  await page.getByRole('link', { name: 'Merging Models with Fisher-Weighted Averaging' }).first().click();
  await expect(page).toHaveURL('/papers/merging-models-with-fisher-weighted-averaging');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Merging Models with Fisher-Weighted Averaging',
  );

  await page.goBack();
  await expect(page).toHaveURL('/topics/merging');
});

test('the front page orders its lists by what heads them', async ({ page }) => {
  await page.goto('/');
  const newest = page.getByRole('region', { name: 'Newest dated' });
  const dates = await newest
    .getByRole('listitem')
    .locator('time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  expect(dates[0]).toBe('2026-01-09');
  expect(dates).toEqual(dates.toSorted().reverse());
  const discussed = page.getByRole('region', { name: 'Most discussed' });
  await expect(discussed.getByRole('listitem').first()).toContainText('4');
  await expect(page.getByRole('link', { name: 'All 24 with comments' })).toBeVisible();
});

test('a topic’s bar opens just the papers on both topics', async ({ page }) => {
  await page.goto('/topics/merging');
  const bar = page.getByRole('link', { name: /^Multi-task learning: \d+ papers on both$/ });
  const count = Number(/\d+/.exec((await bar.getAttribute('aria-label')) ?? '')?.[0]);
  await bar.click();
  await expect(page).toHaveURL('/papers?topic=merging&topic=multi-task&match=all');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${count} papers on Multi-task learning and Model merging`,
  );
});

test('a source shows what was read from which lines', async ({ page }) => {
  await page.goto('/sources/004');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dump 004');
  await expect(page.getByText('Captured on 29 October 2025')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'UniFusion' });
  await expect(row.getByRole('cell').nth(1)).toHaveText('245–251');
  await expect(row.getByRole('cell').nth(3)).toHaveText('dated 14 October, no year; by Adobe; 3 comments');
  await row.getByRole('link').click();
  await expect(page).toHaveURL(
    '/papers/unifusion-vision-language-model-as-unified-encoder-in-image-generation',
  );
});

test('about names every source and the last ingest', async ({ page }) => {
  await page.goto('/about');
  await expect(
    page.getByText('Five dumps hold 570 appearances of 483 papers; 75 of them stand in more than one.'),
  ).toBeVisible();
  const rows = page.getByRole('table').first().getByRole('row');
  await expect(rows).toHaveCount(7);
  await expect(page.getByText('No file was refused; every record could be used.')).toBeVisible();
});

test('what is not there is a 404 with ways on', async ({ page, request }) => {
  for (const path of [
    '/papers/no-such-paper',
    '/topics/no-such-topic',
    '/orgs/nobody',
    '/sources/999',
    '/nowhere',
  ]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  const errors: string[] = [];
  page.removeAllListeners('console');
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/papers/no-such-paper');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  await page.getByRole('link', { name: 'All papers' }).click();
  await expect(page).toHaveURL('/papers');
  expect(errors).toEqual([]);
});

test('a page past the last one is the first, and says so', async ({ page }) => {
  for (const path of [
    '/topics/merging?page=99',
    '/papers?page=99',
    '/sources/001?page=99',
    '/orgs/adobe?page=99',
  ]) {
    await page.goto(path);
    await expect(page.locator('.notice')).toHaveText('There is no page 99; this is the first.');
    await expect(page).not.toHaveTitle(/page 99/);
  }
});
