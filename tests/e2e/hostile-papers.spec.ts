import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { parse as parseCsv } from 'csv-parse/sync';
import { get, type OwnSite, removeSite, startSite } from '#tests/e2e/own-site.ts';
import { test } from '#tests/e2e/site.ts';
import {
  ATTACKS,
  HOSTILE_PAPERS,
  HUGE_PAPERS,
  HUGE_TITLE,
  MANY_AUTHORS,
  UNSEEN_TITLE,
} from '#tests/fixtures/hostile-papers.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

// One site for all tests of the file.
test.describe.configure({ mode: 'default' });
test.use({ viewport: { width: 390, height: 800 } });

/** Characters of a page, whatever is in its paper. */
const LARGEST_PAGE = 2_000_000;

let folder: string;
let site: OwnSite;
/** Of all papers, by their titles. */
let slugs: Map<string, string>;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-papers-'));
  const [source, database] = [join(folder, 'hostile.jsonl'), join(folder, 'hostile.sqlite')];
  const papers = [...HOSTILE_PAPERS, ...Object.values(HUGE_PAPERS), HUGE_TITLE, UNSEEN_TITLE];
  writeFileSync(source, jsonLines(papers));
  const ingest = spawn('node', ['scripts/ingest.ts', source, '--db', database, '--json'], {
    stdio: 'ignore',
  });
  expect(await once(ingest, 'exit')).toEqual([0, null]);
  site = await startSite({}, database);
  const rows: string[][] = parseCsv((await get(site.port, '/papers.csv')).text);
  slugs = new Map(rows.slice(1).map(([slug = '', title = '']) => [title, slug]));
});

test.afterAll(async () => {
  await removeSite(site);
  rmSync(folder, { recursive: true });
});

const at = (path: string) => `http://localhost:${site.port}${path}`;

/** Notes, before any script of a page runs, what its policy refuses; a dialog is a failure by itself. */
async function watch(page: Page): Promise<void> {
  page.on('dialog', () => {
    throw new Error(`${page.url()} has opened a dialog.`);
  });
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) =>
      refused.push(`${violatedDirective} at ${sourceFile}:${lineNumber}`),
    );
  });
}

/** What of a page is not the site's own: run, refused, put into it, leading to a program, or wider than the window. */
function intrusions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const handlers = all.flatMap(({ attributes, tagName }) =>
      [...attributes].filter(({ name }) => /^on/i.test(name)).map(({ name }) => `${tagName} ${name}`),
    );
    const intruders = [
      ...document.querySelectorAll(
        'img:not([src^="/papers/"]), iframe, object, embed, base, body style, svg script, math a',
      ),
    ].map(({ outerHTML }) => outerHTML.slice(0, 100));
    const addresses = [...document.querySelectorAll('a, area, form')]
      .flatMap((element) => ['href', 'action'].map((name) => element.getAttribute(name) ?? '/'))
      .filter((address) => !/^(?:\/(?!\/)|#|\?|https?:\/\/|mailto:)/.test(address));
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...('__pwned' in window ? ['a script of a paper has run'] : []),
      ...('refused' in window ? (window.refused as string[]) : []),
      ...[...handlers, ...intruders, ...addresses],
      ...(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/.test(document.querySelector('main')?.textContent ?? '')
        ? ['hidden characters']
        : []),
      ...(scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : []),
    ];
  });
}

test('all that can be is stored, the rest is told with its reason', async ({ page }) => {
  expect(slugs.size).toBe(HOSTILE_PAPERS.length + Object.keys(HUGE_PAPERS).length);
  await page.goto(at('/about'));
  const text = await page.locator('main').textContent();
  expect(text).toContain('title: of 1,000,000 characters, and the most is 2,000');
  expect(text).toContain('title: nothing of it can be seen');
  expect(text).toContain('abstract: cut after 20,000 of its 10,011,013 characters');
});

test('lists, names, charts and the map are pages of the site and nothing else', async ({ page }) => {
  await watch(page);
  const paths = [
    ...['/', '/papers', '/papers?page=2', '/papers?page=3', '/topics', '/trends', '/sources/hostile'],
    ...['/papers?q=script+pwned', '/papers?q=%22%3Cscript%3E%22', '/authors/constructor', '/orgs/proto'],
    ...['/papers?author=constructor&org=constructor&venue=constructor', '/topics/interpretability'],
    ...['/map', `/map?paper=${[...slugs.values()].find((slug) => slug.endsWith('in-script'))}`],
  ];
  for (const path of paths) {
    const response = await page.goto(at(path));
    expect([path, response?.status()]).toEqual([path, 200]);
    expect([path, await intrusions(page)]).toEqual([path, []]);
  }
});

test('a hostile paper is a page of its title and its text, and a small one', async ({ page }) => {
  await watch(page);
  const seen: string[] = [];
  for (const [title, slug] of slugs) {
    const { status, text } = await get(site.port, `/papers/${slug}`);
    expect([slug, status, text.length < LARGEST_PAGE]).toEqual([slug, 200, true]);
    if (!/<|javascript|\$|مرحبا|algo in|Unbroken|Thousand|Megabytes|Formulas/.test(title)) continue;
    await page.goto(at(`/papers/${slug}`));
    expect([slug, await intrusions(page)]).toEqual([slug, []]);
    seen.push(slug);
  }
  expect(seen.length).toBeGreaterThan(15);
});

test('markup in a title is shown as it is written', async ({ page }) => {
  const title = `${ATTACKS.closing} in closing`;
  await page.goto(at(`/papers/${slugs.get(title)}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  expect(await page.title()).toContain(title);
});

test('of a hundred thousand authors some are shown, and all are to be had', async ({ page }) => {
  const slug = slugs.get(HUGE_PAPERS.authors.title) ?? '';
  await page.goto(at(`/papers/${slug}`));
  await page.getByText('and 99,988 more').click();
  await expect(page.getByText(/and 99,500 others; all of them as JSON/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'all of them as JSON' })).toHaveAttribute(
    'href',
    `/papers/${slug}.json`,
  );
  const json = JSON.parse((await get(site.port, `/papers/${slug}.json`)).text);
  expect(json.authors).toHaveLength(MANY_AUTHORS);
  const bib = (await get(site.port, `/papers/${slug}.bib`)).text;
  expect(bib.match(/ and /g)).toHaveLength(MANY_AUTHORS - 1);
  expect((await get(site.port, '/papers.atom')).text.length).toBeLessThan(LARGEST_PAGE);
});

test('cards are drawn of any title', async () => {
  const odd = /مرحبا|👩|algo in|Unbroken|frac|＝1|Formulas|a.b.c/u;
  const titles = [...slugs].filter(([title]) => odd.test(title));
  expect(titles.length).toBeGreaterThan(5);
  for (const [, slug] of titles) {
    const { status, headers } = await get(site.port, `/papers/${slug}/card.png`);
    expect([slug, status, headers['content-type']]).toEqual([slug, 200, 'image/png']);
  }
});

test('suggestions and a list of hostile papers are text', async ({ page }) => {
  await watch(page);
  await page.goto(at('/papers'));
  const box = page.getByRole('combobox', { name: 'Search titles and abstracts' });
  await box.pressSequentially('constructor');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(await intrusions(page)).toEqual([]);
  const papers = Object.values(ATTACKS).map((text, index) => ({
    ...{ id: text, title: `${text} ${index}`, author: [{ family: text }], URL: text, DOI: text },
    ...{ annote: text, keyword: text, __proto__: { polluted: true } },
  }));
  await page.goto(at('/saved'));
  await page.getByLabel('A file in JSON').setInputFiles({
    ...{ name: 'hostile.json', mimeType: 'application/json' },
    buffer: Buffer.from(JSON.stringify([...papers, JSON.parse('{"__proto__":{"polluted":1},"title":"x"}')])),
  });
  await expect(page.getByText(/^hostile\.json: /)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await intrusions(page)).toEqual([]);
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});
