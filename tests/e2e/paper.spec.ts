import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';

test('a permalink shows what is known and where it was read', async ({ page }) => {
  await page.goto('/papers/unifusion-vision-language-model-as-unified-encoder-in-image-generation');
  const slip = page.getByRole('complementary', { name: 'About this paper' });
  await expect(slip.getByText('14 October 2025')).toBeVisible();
  await expect(slip.getByRole('link', { name: 'Adobe' })).toHaveAttribute('href', '/orgs/adobe');
  await expect(slip.getByText('3 comments on the listing')).toBeVisible();
  await expect(slip.getByRole('link', { name: '2510.12789' })).toHaveAttribute(
    'href',
    'https://arxiv.org/abs/2510.12789',
  );
  const read = page.getByRole('region', { name: 'Where this was read' });
  await expect(read).toContainText('Dump 004, position 30, lines 245 to 251');
  await expect(read).toContainText('Facts facts.jsonl, position 169, line 169');
});

test('what nobody says is not said, but for the authors, once', async ({ page }) => {
  await page.goto('/papers/efficientllm-efficiency-in-large-language-models');
  const slip = page.getByRole('complementary', { name: 'About this paper' });
  await expect(slip.getByText('The listings do not name them')).toHaveCount(1);
  await expect(slip.locator('dt')).toHaveText(['Authors', 'Listed in']);
  await page.goto('/papers/uni-mumer-unified-multi-task-fine-tuning-of-vision-language-model-for');
  await expect(page.getByText('29 May 2025 (year inferred)')).toBeVisible();
});

test('pointing at a topic, or tabbing to it, marks its words', async ({ page }) => {
  await page.goto(PAGES.paper);
  const why = page.getByRole('complementary', { name: 'Why these topics' });
  const evidence = page.locator('.abstract .ev', { hasText: /^prompt tuning$/i }).first();
  const plain = await evidence.evaluate((span) => getComputedStyle(span).backgroundColor);
  await why.getByRole('link', { name: 'Parameter-efficient tuning' }).focus();
  await expect(evidence).not.toHaveCSS('background-color', plain);
  await why.getByRole('link', { name: 'Multi-task learning' }).focus();
  await expect(evidence).toHaveCSS('background-color', plain);
  await why.getByText('Parameter-efficient tuning').hover();
  await expect(evidence).not.toHaveCSS('background-color', plain);
  await why.getByRole('link', { name: 'Parameter-efficient tuning' }).focus();
  await why.getByText('Multi-task learning').hover();
  await expect(evidence).toHaveCSS('background-color', plain);
});

test('that pointing marks words is said where the abstract stands beside', async ({ page }) => {
  await page.goto(PAGES.paper);
  const hint = page.getByText('to see its words in the title and the abstract.');
  await expect(hint).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(hint).toBeHidden();
});

test('a phrase leads to its place, with the topics in view; every paper says how topics are corrected', async ({
  page,
}) => {
  await page.goto(PAGES.paper);
  const why = page.getByRole('complementary', { name: 'Why these topics' });
  await why.locator('a[href^="#abstract-"]').first().click();
  await expect(page.locator('.ev:target')).toBeInViewport();
  await expect(why).toBeInViewport();
  const how = why.getByRole('link', { name: 'How topics are corrected' });
  await expect(how).toHaveAttribute('href', '/about#correct');
});

test('what was corrected by hand is said, with the way to do it', async ({ page }) => {
  await page.goto(PAGES.corrected);
  const why = page.getByRole('complementary', { name: 'Why these topics' });
  await expect(why.locator('.why-t').first()).toContainText('main topic, by hand');
  await expect(why.locator('.why-t', { hasText: 'Added by hand.' }).getByRole('heading')).toHaveText(
    'Robotics & embodied AI',
  );
  await expect(why).toContainText('Removed by hand: Multi-task learning.');
  await why.getByRole('link', { name: 'How topics are corrected' }).click();
  await expect(page.getByRole('heading', { name: 'Correct a topic' })).toBeInViewport();
});

test('the permanent link is copied', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGES.paper);
  await expect(page.getByRole('textbox', { name: 'Permanent link' })).toHaveValue(`${baseURL}${PAGES.paper}`);
  const button = page.getByRole('button', { name: 'Copy the permanent link' });
  await expect(button).toBeVisible();
  // A screen reader hears of a change only in a region that was there before.
  const said = page.locator('.copy [role=status]').first();
  await expect(said).toHaveText('');
  await button.click();
  await expect(said).toHaveText('Copied the permanent link');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${PAGES.paper}`);
});

test('a citation is copied, and the paper’s other forms are linked, in the head too', async ({
  page,
  context,
  request,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/arxiv/2510.12789v2');
  const slug = 'unifusion-vision-language-model-as-unified-encoder-in-image-generation';
  await expect(page).toHaveURL(`/papers/${slug}`);
  await page.getByText('Cite', { exact: true }).click();
  const copied = async (name: string) => {
    await page.getByRole('button', { name: `Copy as ${name}` }).click();
    await expect(page.getByRole('status').filter({ hasText: `Copied as ${name}` })).toHaveCount(1);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const file = async (form: string) => (await request.get(`/papers/${slug}.${form}`)).text();
  const bibtex = await file('bib');
  expect(bibtex).toContain('@misc{li2025unifusion,\n');
  expect(await copied('BibTeX')).toBe(bibtex.trimEnd());
  const ris = (await file('ris')).split('\r\n').filter((line) => !line.startsWith('AB  - '));
  expect(await copied('RIS')).toBe(ris.slice(0, -1).join('\n'));
  const [{ abstract, ...csl }] = JSON.parse(await file('csl.json'));
  expect(JSON.parse(await copied('CSL-JSON'))).toEqual([csl]);
  const where = 'arXiv, 14 Oct. 2025, https://arxiv.org/abs/2510.12789.';
  const title = 'UniFusion: Vision-Language Model as Unified Encoder in Image Generation';
  expect(await copied('MLA')).toBe(`Li, Kevin, et al. “${title}.” ${where}`);
  expect(await copied('APA')).toMatch(/^Li, K\., Brack, M\., .*, & Kale, A\. \(2025\)\. /);
  expect(await copied('plain text')).toMatch(/^Kevin Li, Manuel Brack, .* https:\S+$/);
  const forms = page.getByRole('region', { name: 'Share' }).locator(`.cite a[href^="/papers/${slug}."]`);
  await expect(forms).toHaveText(['BibTeX', 'RIS', 'CSL-JSON', 'JSON', 'Markdown']);
  for (const form of await forms.all()) {
    const href = (await form.getAttribute('href')) ?? '';
    expect((await request.get(href)).status()).toBe(200);
    await expect(page.locator(`head link[rel=alternate][href$="${href}"]`)).toHaveCount(1);
  }
});

test('the system’s share sheet gets title and link where there is one; elsewhere there is no button', async ({
  page,
  context,
  baseURL,
}) => {
  const button = page.getByRole('region', { name: 'Share' }).getByRole('button', { name: 'Share' });
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
  await page.goto(PAGES.paper);
  await expect(page.getByRole('button', { name: 'Copy the permanent link' })).toBeVisible();
  await expect(button).toHaveCount(0);
  await context.addInitScript(() => {
    const share = async (given: unknown) => {
      document.documentElement.dataset.shared = JSON.stringify(given);
    };
    Object.defineProperty(Navigator.prototype, 'share', { value: share, configurable: true });
  });
  await page.goto(PAGES.paper);
  await button.click();
  await expect(page.locator('html')).toHaveAttribute(
    'data-shared',
    JSON.stringify({ title: 'Multitask Vision-Language Prompt Tuning', url: `${baseURL}${PAGES.paper}` }),
  );
});

test('the QR code of the permanent link is shown and saved', async ({ page, baseURL }) => {
  await page.goto(PAGES.paper);
  await page.getByText('QR code', { exact: true }).click();
  const picture = page.getByRole('img', {
    name: 'QR code of the permanent link to “Multitask Vision-Language Prompt Tuning”',
  });
  await expect(picture).toBeVisible();
  const isDrawn = (image: SVGElement | HTMLElement) => (image as HTMLImageElement).naturalWidth > 0;
  await expect.poll(() => picture.evaluate(isDrawn)).toBe(true);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as SVG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('multitask-vision-language-prompt-tuning.svg');
  expect(await readFile(await download.path(), 'utf8')).toContain(
    `<title>${baseURL}${PAGES.paper}: Multitask Vision-Language Prompt Tuning</title>`,
  );
});

test('a form of a paper is asked for again in vain while nothing has changed; what is not there is not found', async ({
  request,
}) => {
  const { etag = '', ...headers } = (await request.get(`${PAGES.paper}.csl.json`)).headers();
  expect(headers['content-type']).toBe('application/vnd.citationstyles.csl+json; charset=utf-8');
  const again = await request.get(`${PAGES.paper}.csl.json`, { headers: { 'if-none-match': etag } });
  expect(again.status()).toBe(304);
  for (const [path, status] of [
    ['/papers/no-such-paper.bib', 404],
    ['/arxiv/9999.99999', 404],
    ['/arxiv/hep-th/9901001', 404],
    ['/arxiv/2510.12789', 308],
  ] as const)
    expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(status);
});

test('the papers before and after it in its topic lead back to it', async ({ page }) => {
  await page.goto(PAGES.paper);
  const place = await page.getByText(/^\d+ of \d+$/).textContent();
  await page.getByRole('link', { name: /^Next: / }).click();
  await expect(page.getByText(/^\d+ of \d+$/)).not.toHaveText(place ?? '');
  await page.getByRole('link', { name: /^Previous: / }).click();
  await expect(page).toHaveURL(PAGES.paper);
});

test('formulas are MathML, prices are prices, links are live', async ({ page, request }) => {
  const retrieval = await (await request.get('/papers?q=%22Retrieval%22+SID&page=1')).text();
  expect(retrieval).not.toContain('$$');
  await page.goto(PAGES.paper);
  await expect(page.locator('.abstract a')).toHaveAttribute('href', 'https://github.com/sIncerass/MVLPT');
});
