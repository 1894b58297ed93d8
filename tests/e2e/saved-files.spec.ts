import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';

const KEY = 'broadsheet-saved';
const NOTE = '=1+1 “50%” {of} \\this & that\n\n- TY  - 大语言 🚀';
const LIST = [
  {
    slug: 'multitask-vision-language-prompt-tuning',
    title: 'Multitask Vision-Language Prompt Tuning',
    savedAt: '2026-01-01T00:00:00.000Z',
    tags: ['to cite', 'R&D'],
    note: NOTE,
    readAt: '2026-02-01T00:00:00.000Z',
  },
  {
    slug: 'no-longer-here',
    title: 'No Longer Here',
    authors: ['Grace Hopper'],
    year: 1999,
    savedAt: '2026-01-02T00:00:00.000Z',
    tags: [],
  },
];

function stored(page: Page): Promise<unknown[]> {
  return page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? '{"papers":[]}').papers, KEY);
}

async function withList(page: Page, papers: unknown[]): Promise<void> {
  const text = JSON.stringify({ format: 'broadsheet-saved', version: 1, papers });
  await page.goto('/about');
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text] as const);
}

async function downloaded(page: Page, form: string): Promise<{ name: string; path: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: form, exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), path: await file.path() };
}

for (const [form, name] of [
  ['JSON', 'saved-papers.json'],
  ['BibTeX', 'saved-papers.bib'],
  ['RIS', 'saved-papers.ris'],
  ['CSV', 'saved-papers.csv'],
  ['Markdown', 'saved-papers.md'],
] as const)
  test(`a list goes out as ${form} and comes in again, twice, as the same list`, async ({ page }) => {
    await withList(page, LIST);
    await page.goto('/saved');
    const file = await downloaded(page, form);
    expect(file.name).toBe(name);
    await expect(page.getByText(`${name} was written.`)).toBeVisible();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    const upload = { name, mimeType: 'text/plain', buffer: readFileSync(file.path) };
    await page.getByLabel('A file in JSON').setInputFiles(upload);
    await expect(page.getByText(`${name}: 2 papers added.`)).toBeVisible();
    const once = await stored(page);
    expect(once).toEqual(LIST.map((entry) => expect.objectContaining(entry)));
    await page.getByLabel('A file in JSON').setInputFiles(upload);
    await expect(page.getByText(`${name}: 0 papers added, 2 on the list already.`)).toBeVisible();
    expect(await stored(page)).toEqual(once);
  });

test('what a file has that is not here is named; a file that cannot be read adds nothing', async ({
  page,
}) => {
  await page.goto('/saved');
  const file = page.getByLabel('A file in JSON');
  const bib = '@misc{a, title={Task Vectors are Cross-Modal}}\n@book{b, title={The {\\TeX}book}}';
  await file.setInputFiles({ name: 'refs.bib', mimeType: 'text/plain', buffer: Buffer.from(bib) });
  await expect(page.getByText('refs.bib: 1 paper added, 1 not found here.')).toBeVisible();
  await expect(page.locator('.saved-report').first()).toContainText(
    '(entry 2 (b)). No paper here has its address, arXiv id, DOI or title.',
  );
  const broken = Buffer.from('@misc{a,\n title {x}}');
  // The refusal is an answer with a status, which the browser logs as an error.
  await page.route('/saved/import', async (route) => {
    const response = await route.fetch();
    expect(response.status()).toBe(400);
    await route.fulfill({ response, status: 200 });
  });
  await file.setInputFiles({ name: 'broken.bib', mimeType: 'text/plain', buffer: broken });
  await expect(
    page.getByText('broken.bib: The BibTeX cannot be read: expected "equals", got "lbrace" at line 2'),
  ).toContainText('Nothing was added.');
  expect(await stored(page)).toHaveLength(1);
});

test('a list shared as a link is the same list elsewhere, and not yet the reader’s own', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await withList(page, LIST);
  await page.goto('/saved');
  await page.getByRole('checkbox', { name: 'Notes' }).check();
  await page.getByRole('checkbox', { name: 'Read marks' }).check();
  const make = page.getByRole('button', { name: 'Make the link' });
  expect((await make.boundingBox())?.width).toBeLessThan(140);
  await make.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Link to the list' })).toBeFocused();
  await page.getByRole('button', { name: 'Copy the link to the list' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied the link to the list' })).toHaveCount(1);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(new RegExp(`^${baseURL}/saved#list=1\\.[\\w-]+$`));

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const reader = await elsewhere.newPage();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('A shared list');
  await expect(reader.locator('.row-title')).toHaveText([
    'No Longer Here',
    'Multitask Vision-Language Prompt Tuning',
  ]);
  await expect(reader.locator('.row').nth(1)).toContainText('“50%” {of} \\this & that');
  await expect(reader.locator('.row').nth(1)).not.toContainText('to cite');
  expect(await stored(reader)).toEqual([]);
  await reader.getByRole('button', { name: 'Save “No Longer Here”' }).click();
  expect(await stored(reader)).toMatchObject([{ slug: 'no-longer-here', authors: ['Grace Hopper'] }]);
  await reader.getByRole('button', { name: 'Save all to my list' }).click();
  expect(await stored(reader)).toMatchObject([
    { slug: 'no-longer-here' },
    { slug: 'multitask-vision-language-prompt-tuning', note: NOTE, tags: [] },
  ]);
  // What its sender has read, the reader has not.
  await expect(reader.getByText('Read by the sender')).toHaveCount(1);
  expect(JSON.stringify(await stored(reader))).not.toContain('readAt');
  await reader.getByRole('link', { name: 'Your own list' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Saved papers');
  await elsewhere.close();
});

test('a damaged link says so, and the section’s link leads to the reader’s own list', async ({ page }) => {
  await withList(page, LIST);
  await page.goto('/saved#list=1.AAAA');
  await expect(page.getByText('This link is damaged')).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link', { name: /^Saved/ })
    .click();
  await expect(page).toHaveURL('/saved');
  await expect(page.locator('.row-title')).toHaveCount(2);
});

test('a long link says that it may be cut', async ({ page }) => {
  const many = Array.from({ length: 400 }, (_, index) => ({
    slug: `paper-${index}-${(index * 2654435761) % 4294967296}`,
    title: `Paper ${(index * 40503) % 65536} ${(index * 2246822519) % 4294967296}`,
    savedAt: '2026-01-01T00:00:00.000Z',
    tags: [],
  }));
  await withList(page, many);
  await page.goto('/saved');
  await expect(page.getByText('1 to 50 of 400')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.locator('.row-n').first()).toHaveText('51');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText(/^The link has [\d,]+ characters\./)).toBeVisible();
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/saved$/);
  await page.goto(PAGES.about);
});
