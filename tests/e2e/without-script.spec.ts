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
