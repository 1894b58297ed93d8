import { expect, type Page } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';
import { wcagViolations } from '#tests/e2e/wcag-violations.ts';

const KEY = 'broadsheet-saved';

type Kept = {
  slug: string;
  title: string;
  tags: string[];
  note?: string;
  readAt?: string;
  authors?: string[];
};

/** What the browser keeps, once it keeps as many papers. */
async function kept(page: Page): Promise<Kept[]> {
  const text = await page.evaluate((key) => localStorage.getItem(key), KEY);
  return text === null ? [] : JSON.parse(text).papers;
}

/** Puts a list into the browser's store before any page is opened. */
async function withList(page: Page, papers: Partial<Kept>[]): Promise<void> {
  const entries = papers.map((paper, index) => ({
    savedAt: `2026-01-0${index + 1}T00:00:00.000Z`,
    tags: [],
    ...paper,
  }));
  const text = JSON.stringify({ format: 'broadsheet-saved', version: 1, papers: entries });
  await page.goto('/about');
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text] as const);
}

const THREE = [
  { slug: 'multitask-vision-language-prompt-tuning', title: 'Beta', tags: ['to cite'], note: 'First.' },
  { slug: 'editing-models-with-task-arithmetic', title: 'Alpha', readAt: '2026-02-01T00:00:00.000Z' },
  { slug: 'no-longer-here', title: 'Gamma', authors: ['Grace Hopper'], tags: ['to cite', 'old'] },
];

function titles(page: Page) {
  return page.locator('.row-title');
}

function section(page: Page) {
  return page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^Saved/ });
}

test('a paper is saved from a row and from its page, and stays saved', async ({ page }) => {
  await page.goto('/papers?q=task+vectors');
  const row = page.locator('.row').first();
  const title = (await row.locator('.row-title').textContent()) ?? '';
  const button = row.locator('.save');
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect(button).toHaveAccessibleName(`Save “${title}”`);
  const before = await row.boundingBox();
  const facts = page.waitForResponse(/\/papers\/[a-z0-9-]+\.json$/);
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(button).toHaveAccessibleName(`Saved “${title}”`);
  await expect(page.getByRole('status').filter({ hasText: 'Saved. Your list has 1 paper.' })).toHaveCount(1);
  expect(await row.boundingBox()).toEqual(before);
  await facts;
  await expect.poll(async () => (await kept(page))[0]?.authors).toContain('Frederic Z. Zhang');

  await page.goto(PAGES.paper);
  await page.getByRole('button', { name: /^Save “/ }).click();
  await expect(section(page)).toHaveAccessibleName(/^Saved\s*2\s*papers$/);
  await page.reload();
  await expect(page.getByRole('button', { name: /^Saved “/ })).toHaveAttribute('aria-pressed', 'true');
  await section(page).click();
  await expect(page).toHaveURL('/saved');
  await expect(titles(page)).toHaveText(['Multitask Vision-Language Prompt Tuning', title]);
  await expect(page.locator('.row .meta').first()).toContainText('Sheng Shen, Shijia Yang');
});

test('with the keyboard: j goes to a row, s saves it, s on a paper’s page saves the paper', async ({
  page,
}) => {
  await page.goto('/papers?q=task+vectors');
  await expect(page.locator('.row .save').first()).toBeVisible();
  await page.keyboard.press('s');
  expect(await kept(page)).toEqual([]);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await expect(page.locator('.row').nth(1).locator('.save')).toHaveAttribute('aria-pressed', 'true');
  await page.goto(PAGES.paper);
  await expect(page.getByRole('button', { name: /^Save “/ })).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /^Saved “/ })).toBeVisible();
  expect((await kept(page)).map(({ slug }) => `/papers/${slug}`)).toContain(PAGES.paper);
});

test('taking off a paper with a note has a way back', async ({ page }) => {
  await withList(page, THREE);
  await page.goto(PAGES.paper);
  await page.getByRole('button', { name: /^Saved “/ }).click();
  await expect(page.getByText('Removed “Beta” with what you wrote to it.')).toBeVisible();
  expect(await kept(page)).toHaveLength(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect((await kept(page)).at(-1)).toMatchObject({ title: 'Beta', tags: ['to cite'], note: 'First.' });
});

test('two tabs are in step, and neither undoes what the other did', async ({ page, context }) => {
  await withList(page, THREE);
  const other = await context.newPage();
  await other.goto('/saved');
  await page.goto('/saved');
  await page.getByRole('checkbox', { name: 'Read “Beta”' }).check();
  await expect(other.getByRole('checkbox', { name: 'Read “Beta”' })).toBeChecked();
  await other.getByRole('textbox', { name: 'Note to “Beta”' }).fill('From the other tab.');
  await expect(page.getByRole('textbox', { name: 'Note to “Beta”' })).toHaveValue('From the other tab.');
  await other.goto(PAGES.paper);
  await other.getByRole('button', { name: /^Saved “/ }).click();
  await expect(titles(page)).toHaveText(['Gamma', 'Alpha']);
  await expect(section(page)).toHaveAccessibleName(/^Saved\s*2\s*papers$/);
});

test('notes, tags and read marks are kept as they are made', async ({ page }) => {
  await withList(page, THREE);
  await page.goto('/saved');
  await page.getByRole('button', { name: 'Add a note to “Alpha”' }).click();
  const note = page.getByRole('textbox', { name: 'Note to “Alpha”' });
  await expect(note).toBeFocused();
  await page.keyboard.type('=SUM(1) & {x}\n大语言 🚀');
  await page.getByRole('combobox', { name: 'Add a tag to “Alpha”' }).fill('R&D, to cite');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Read “Alpha”' }).uncheck();
  await page.getByRole('button', { name: 'Remove the tag “old” from “Gamma”' }).click();
  await page.reload();
  await expect(note).toHaveValue('=SUM(1) & {x}\n大语言 🚀');
  expect((await kept(page)).map(({ title, tags, readAt }) => [title, tags, readAt])).toEqual([
    ['Beta', ['to cite'], undefined],
    ['Alpha', ['R&D', 'to cite'], undefined],
    ['Gamma', ['to cite'], undefined],
  ]);
  await note.fill('');
  await note.blur();
  await expect.poll(async () => (await kept(page))[1]?.note).toBeUndefined();
});

test('orders and filters are addresses, and back leads back', async ({ page }) => {
  await withList(page, THREE);
  await page.goto('/saved');
  await expect(titles(page)).toHaveText(['Gamma', 'Alpha', 'Beta']);
  await expect(page.getByText('3 papers, 2 of them unread.')).toBeVisible();
  await page.getByRole('link', { name: 'Title', exact: true }).click();
  await expect(titles(page)).toHaveText(['Alpha', 'Beta', 'Gamma']);
  await page.getByRole('link', { name: 'Unread first' }).click();
  await expect(titles(page)).toHaveText(['Gamma', 'Beta', 'Alpha']);
  await page.getByRole('link', { name: 'Unread', exact: true }).click();
  await expect(titles(page)).toHaveText(['Gamma', 'Beta']);
  await page.getByRole('list', { name: 'Tags' }).getByRole('link', { name: 'old' }).click();
  await expect(page).toHaveURL('/saved#tag=old&show=unread&sort=unread');
  await expect(titles(page)).toHaveText(['Gamma']);
  await page.goBack();
  await expect(titles(page)).toHaveText(['Gamma', 'Beta']);
  await page.goto('/saved#sort=colour&page=x&tag=none');
  await expect(page.getByRole('status').filter({ hasText: 'is no order here' })).toContainText(
    '“colour” is no order here; it was left out.',
  );
  await page.getByRole('link', { name: 'Show the whole list' }).click();
  await expect(titles(page)).toHaveCount(3);
});

test('removing has an undo in its place, with the focus; all of it only after asking', async ({ page }) => {
  await withList(page, THREE);
  await page.goto('/saved');
  await page.getByRole('button', { name: 'Remove “Alpha”' }).focus();
  await page.keyboard.press('Enter');
  const undo = page.getByRole('button', { name: 'Undo the removal of “Alpha”' });
  await expect(undo).toBeFocused();
  await expect(titles(page)).toHaveText(['Gamma', 'Beta']);
  expect(await kept(page)).toHaveLength(2);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Alpha' })).toBeFocused();
  await expect(titles(page)).toHaveText(['Gamma', 'Alpha', 'Beta']);

  await page.getByRole('button', { name: 'Remove all papers' }).click();
  await expect(page.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await kept(page)).toHaveLength(3);
  await page.getByRole('button', { name: 'Remove all papers' }).click();
  await page.getByRole('button', { name: 'Remove all', exact: true }).click();
  await expect(page.getByText('Nothing is saved yet.')).toBeVisible();
  expect(await kept(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(titles(page)).toHaveText(['Gamma', 'Alpha', 'Beta']);
});

test('a damaged list is kept as it was, said, and to be had', async ({ page }) => {
  await page.goto('/about');
  const good = { ...THREE[1], savedAt: '2026-01-01T00:00:00.000Z', tags: [] };
  const text = JSON.stringify({ format: 'broadsheet-saved', version: 1, papers: [good, { slug: 'x' }] });
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text] as const);
  await page.goto('/saved');
  await expect(page.getByText('Paper 2 has no title.')).toBeVisible();
  await expect(titles(page)).toHaveText(['Alpha']);
  await page.goto(PAGES.paper);
  await page.getByRole('button', { name: /^Save “/ }).click();
  await page.goto('/saved');
  await expect(titles(page)).toHaveCount(2);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download it' }).click();
  const stream = await (await coming).createReadStream();
  expect(await new Response(stream as unknown as ReadableStream).text()).toBe(text);
  await page.getByRole('button', { name: 'Discard it' }).click();
  await expect(page.getByText('is damaged')).toHaveCount(0);
  await expect(titles(page)).toHaveCount(2);
});

test('a full store is said, and nothing that was kept is lost', async ({ page }) => {
  await withList(page, THREE);
  await page.evaluate(() => {
    for (const size of [1_000_000, 100_000, 10_000, 1000, 100, 10, 1])
      try {
        for (let number = 0; ; number++) localStorage.setItem(`fill-${size}-${number}`, 'x'.repeat(size));
      } catch {}
  });
  await page.goto('/papers?q=task+vectors');
  await page.locator('.row').first().locator('.save').click();
  await expect(page.getByText('The browser’s room for this site is full')).toBeVisible();
  await expect(page.locator('.row').first().locator('.save')).toHaveAttribute('aria-pressed', 'false');
  expect(await kept(page)).toHaveLength(3);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [390, 1280])
    test(`a list meets WCAG 2.2 AA and stays within the window, ${colorScheme}, ${width}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await withList(page, [...THREE, { slug: 'long', title: 'Long'.repeat(60), tags: ['tag'.repeat(40)] }]);
      await page.goto('/saved');
      await page.getByRole('button', { name: 'Remove “Alpha”' }).click();
      await page.getByRole('button', { name: 'Make the link' }).click();
      await expect(page.getByRole('textbox', { name: 'Link to the list' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await wcagViolations(page, colorScheme === 'dark' ? 'colours' : 'all')).toEqual([]);
    });

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it needs, and no row offers what it cannot do', async ({ page }) => {
    await page.goto('/saved');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saved papers');
    await expect(page.getByText('The list is kept in this browser by a script')).toBeVisible();
    await page.goto('/papers');
    await expect(page.locator('.row .save').first()).toBeHidden();
  });
});
