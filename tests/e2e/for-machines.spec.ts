import { expect } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';

const KNOWN = '/papers/unifusion-vision-language-model-as-unified-encoder-in-image-generation';
const UNKNOWN = '/papers/efficientllm-efficiency-in-large-language-models';
const TITLE = 'UniFusion: Vision-Language Model as Unified Encoder in Image Generation';
const AUTHORS = ['Kevin Li', 'Manuel Brack', 'Sudeep Katakol', 'Hareesh Ravi', 'Ajinkya Kale'];

test('a paper’s head has what reference managers look for', async ({ page, baseURL }) => {
  await page.goto(KNOWN);
  const contents = (name: string) =>
    page
      .locator(`head meta[name="${name}"]`)
      .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content')));
  expect(await contents('citation_title')).toEqual([TITLE]);
  expect(await contents('citation_author')).toEqual(AUTHORS);
  expect(await contents('citation_publication_date')).toEqual(['2025/10/14']);
  expect(await contents('citation_arxiv_id')).toEqual(['2510.12789']);
  expect(await contents('citation_abstract_html_url')).toEqual([`${baseURL}${KNOWN}`]);
  expect((await contents('citation_abstract'))[0]).toMatch(/^Although recent advances in visual generation/);
  expect(await contents('DC.creator')).toEqual(AUTHORS);
  await expect(page.locator('link[rel="schema.DC"]')).toHaveAttribute(
    'href',
    'http://purl.org/dc/elements/1.1/',
  );
});

test('authors whom nobody names have no tag, and nobody is made up for them', async ({ page }) => {
  await page.goto(UNKNOWN);
  await expect(page.locator('meta[name="citation_title"]')).toHaveCount(1);
  for (const name of [
    'citation_author',
    'DC.creator',
    'citation_date',
    'DC.date',
    'citation_conference_title',
  ])
    await expect(page.locator(`meta[name="${name}"]`)).toHaveCount(0);
  const article = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(article).toMatchObject({ '@type': 'ScholarlyArticle' });
  expect(article).not.toHaveProperty('author');
  expect(article).not.toHaveProperty('datePublished');
});

test('a paper as JSON-LD', async ({ page, baseURL }) => {
  await page.goto(KNOWN);
  const article = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(article).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    '@id': `${baseURL}${KNOWN}`,
    headline: TITLE,
    author: AUTHORS.map((name) => ({ '@type': 'Person', name })),
    datePublished: '2025-10-14',
    sameAs: ['https://arxiv.org/abs/2510.12789'],
  });
});

test('a link to a paper unfolds to a picture of it', async ({ page, request, baseURL }) => {
  await page.goto(KNOWN);
  const image = await page.locator('meta[property="og:image"]').getAttribute('content');
  expect(image).toBe(`${baseURL}${KNOWN}/card.png`);
  await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute('content', 'summary_large_image');
  const response = await request.get(image ?? '');
  expect(response.headers()['content-type']).toBe('image/png');
  const png = await response.body();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test('a link to a set of papers, or to any other page, unfolds to a picture of the set', async ({
  page,
  request,
  baseURL,
}) => {
  for (const [address, card, title] of [
    ['/', '/card.png', 'Broadsheet'],
    ['/papers?topic=merging&page=2', '/card.png?topic=merging', ' papers on Model merging, page 2'],
    ['/authors/hannaneh-hajishirzi', '/card.png?author=hannaneh-hajishirzi', 'Hannaneh Hajishirzi'],
    ['/orgs/adobe', '/card.png?org=adobe', 'Adobe'],
    ['/about', '/card.png', 'About'],
  ] as const) {
    await page.goto(address);
    const said = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content');
    expect(await said('image')).toBe(baseURL + card);
    expect(await said('title')).toContain(title);
    expect(await said('description')).not.toBe('');
    const response = await request.get(card);
    expect([response.status(), response.headers()['content-type']]).toEqual([200, 'image/png']);
  }
});

test('a paper leads to its oEmbed answers', async ({ page, request }) => {
  await page.goto(KNOWN);
  for (const type of ['application/json+oembed', 'text/xml+oembed']) {
    const href = await page.locator(`link[rel=alternate][type="${type}"]`).getAttribute('href');
    const response = await request.get(href ?? '');
    expect(response.status()).toBe(200);
    expect(await response.text()).toContain(TITLE);
  }
});

test('every page leads to the description of the search, whose templates work', async ({ page, request }) => {
  for (const path of [PAGES.front, PAGES.paper, PAGES.topics]) {
    await page.goto(path);
    await expect(page.locator('link[rel=search]')).toHaveAttribute('href', '/opensearch.xml');
  }
  const text = await (await request.get('/opensearch.xml')).text();
  const templates = [...text.matchAll(/template="([^"]+\{searchTerms\}[^"]*)"/g)].map(([, one = '']) => one);
  expect(templates).toHaveLength(3);
  for (const template of templates)
    expect((await request.get(template.replace('{searchTerms}', 'merging'))).status()).toBe(200);
});

test('the sitemap names the pages that robots may read', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text();
  const sitemap = /^Sitemap: (.*)$/m.exec(robots)?.[1];
  expect(sitemap).toBe(`${baseURL}/sitemap.xml`);
  const text = await (await request.get(sitemap ?? '')).text();
  const urls = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url);
  expect(urls.filter((url) => url.startsWith(`${baseURL}/papers/`))).toHaveLength(483);
  expect(urls).toContain(`${baseURL}${KNOWN}`);
  const kinds = new Map(urls.map((url) => [new URL(url).pathname.split('/')[1], url]));
  expect([...kinds.keys()].sort()).toEqual([
    '',
    'about',
    'api',
    'authors',
    'map',
    'orgs',
    'papers',
    'sources',
    'topics',
    'trends',
  ]);
  for (const url of kinds.values()) expect((await request.get(url)).status()).toBe(200);
});

test('every link for language models leads somewhere', async ({ request }) => {
  const response = await request.get('/llms.txt');
  expect(response.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  const text = await response.text();
  expect(text).toMatch(/^# Broadsheet\n\n> /);
  const links = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): \S/gm)].map(([, url = '']) => url);
  expect(links.length).toBeGreaterThan(40);
  for (const url of links) expect((await request.get(url)).status(), url).toBe(200);
});
