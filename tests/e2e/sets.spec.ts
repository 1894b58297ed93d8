import { type APIRequestContext, type APIResponse, expect, type Page } from '@playwright/test';
import { test, totalIn } from '#tests/e2e/site.ts';
import { atomFaults, jsonFeedFaults, rssFaults } from '#tests/lib/feeds/feed-rules.ts';

/** States that look different, and what is behind the `?` of their addresses. */
const STATES = [
  '',
  'topic=merging&sort=title',
  'q=multi-vector&topic=retrieval',
  'q=%3Cb%3E+%26+%00%0B%22+]]%3E+%F0%9F%9A%80+%ED%A0%80',
  'topic=retrieval&year=2013',
];

/** The addresses of the papers on a page, in its order, and how many its heading names. */
async function shown(page: Page, href: string): Promise<{ total: number; first: string[] }> {
  await page.goto(href);
  return {
    total: totalIn((await page.getByRole('heading', { level: 1 }).textContent()) ?? ''),
    first: await page
      .locator('#results .rows .row-title a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
  };
}

/** What the browser's own parser makes of an XML document: the texts of some elements, or that it is none. */
async function parsed(page: Page, text: string, path: string): Promise<string[]> {
  return page.evaluate(
    ([xml = '', selector = '']) => {
      const read = new DOMParser().parseFromString(xml, 'application/xml');
      const failure = read.querySelector('parsererror');
      if (failure) return [`not well-formed: ${failure.textContent}`];
      return [...read.querySelectorAll(selector)].map((one) => one.getAttribute('href') ?? one.textContent);
    },
    [text, path],
  );
}

for (const state of STATES) {
  const query = state === '' ? '' : `?${state}`;

  test(`JSON and CSV have the papers of the page: ${query || 'all'}`, async ({ page, request }) => {
    const { total, first } = await shown(page, `/papers${query}`);
    const papers = total === 0 ? [] : first;
    const answer = await (await request.get(`/papers.json${query}`)).json();
    expect(answer.total).toBe(total);
    const found = answer.results.map(({ slug }: { slug: string }) => `/papers/${slug}`);
    expect(found).toHaveLength(Math.min(total, 100));
    expect(found.slice(0, 20)).toEqual(papers);
    const csv = await request.get(`/papers.csv${query}`);
    expect(csv.headers()['content-disposition']).toBe('attachment; filename="papers.csv"');
    const lines = (await csv.text()).split(/\r\n(?=[a-z0-9-]+,|$)/);
    expect(
      lines.slice(1, 21).flatMap((line) => (line === '' ? [] : [`/papers/${line.split(',')[0]}`])),
    ).toEqual(papers);
  });

  test(`the feeds are documents that a parser reads, newest first: ${query || 'all'}`, async ({
    page,
    request,
  }) => {
    const json = await (await request.get(`/papers.feed.json${query}`)).json();
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    const ids: string[] = json.items.map(({ id }: { id: string }) => id);
    const urls: string[] = json.items.map(({ url }: { url: string }) => url);
    await page.goto('/about');
    const atom = await (await request.get(`/papers.atom${query}`)).text();
    expect(await parsed(page, atom, 'entry > id')).toEqual(ids);
    expect(await parsed(page, atom, 'entry > link')).toEqual(urls);
    const rss = await (await request.get(`/papers.rss${query}`)).text();
    expect([jsonFeedFaults(JSON.stringify(json)), atomFaults(atom), rssFaults(rss)]).toEqual([[], [], []]);
    expect(await parsed(page, rss, 'item > guid')).toEqual(ids);
    const newest = new URL(await parsed(page, rss, 'channel > link').then(([link = '']) => link));
    newest.searchParams.set('sort', 'newest');
    const { total, first } = await shown(page, newest.pathname + newest.search);
    expect(urls).toHaveLength(Math.min(total, 50));
    const paths = urls.map((url) => new URL(url).pathname);
    expect(paths.slice(0, 20)).toEqual(total === 0 ? [] : first);
  });
}

test('citations have the papers of the page, each once', async ({ request }) => {
  const { total, results } = await (await request.get('/papers.json?topic=merging&sort=title')).json();
  const bib = await request.get('/papers.bib?topic=merging&sort=title');
  expect(bib.headers()['content-disposition']).toBe('attachment; filename="papers.bib"');
  const keys = [...(await bib.text()).matchAll(/^@\w+\{([\w-]+),$/gm)].map(([, key]) => key);
  expect(new Set(keys).size).toBe(total);
  const ris = await (await request.get('/papers.ris?topic=merging&sort=title')).text();
  const titles = [...ris.matchAll(/^TI {2}- (.+?)\r$/gm)].map(([, title]) => title);
  expect(titles).toHaveLength(total);
  expect(titles[0]).toBe(results[0].title);
  expect([...ris.matchAll(/^ID {2}- (.+?)\r$/gm)].map(([, key]) => key)).toEqual(keys);
});

test('the stretches of a set follow each other by their links, without gap or repeat', async ({
  request,
}) => {
  const slugs: string[] = [];
  for (let href: string | undefined = '/papers.json?q=task+vectors&limit=20'; href; ) {
    const response: APIResponse = await request.get(href);
    const { results, next }: { results: { slug: string }[]; next?: string } = await response.json();
    slugs.push(...results.map(({ slug }) => slug));
    expect(response.headers().link).toBe(next && `<${next}>; rel="next"`);
    href = next;
  }
  const { results, total } = await (await request.get('/papers.json?q=task+vectors&limit=1000')).json();
  expect(slugs).toEqual(results.map(({ slug }: { slug: string }) => slug));
  expect(slugs).toHaveLength(total);
});

test('a topic’s forms have the papers of its page', async ({ page, request }) => {
  await page.goto('/topics/merging');
  const links = await page
    .locator('.row-title a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const { results, total } = await (await request.get('/topics/merging.json')).json();
  await expect(page.getByRole('heading', { level: 2, name: `${total} papers` })).toBeVisible();
  expect(results.slice(0, 20).map(({ slug }: { slug: string }) => `/papers/${slug}`)).toEqual(links);
  const csv = await request.get('/topics/merging.csv');
  expect(csv.headers()['content-disposition']).toBe('attachment; filename="merging.csv"');
  expect(
    await parsed(page, await (await request.get('/topics/merging.atom')).text(), 'feed > title'),
  ).toEqual(['Broadsheet: newest papers on Model merging']);
  for (const href of ['/topics/nope.json', '/topics/merging.xml', '/papers.xml'])
    expect((await request.get(href)).status()).toBe(404);
});

const FORMS = {
  '/papers.json?topic=merging': 'application/json',
  '/papers.csv?topic=merging': 'text/csv; charset=utf-8; header=present',
  '/papers.bib?topic=merging': 'application/x-bibtex; charset=utf-8',
  '/papers.ris?topic=merging': 'application/x-research-info-systems; charset=utf-8',
  '/papers.atom?topic=merging': 'application/atom+xml; charset=utf-8',
  '/papers.rss?topic=merging': 'application/rss+xml; charset=utf-8',
  '/papers.feed.json?topic=merging': 'application/feed+json',
  '/topics/merging.csv': 'text/csv; charset=utf-8; header=present',
  '/topics/merging.rss': 'application/rss+xml; charset=utf-8',
};

for (const [href, type] of Object.entries(FORMS)) {
  test(`${href}: its type, and nothing when the client has it`, async ({ request }) => {
    const response = await request.get(href);
    const { etag = '', 'last-modified': changed = '', ...headers } = response.headers();
    expect(response.status()).toBe(200);
    expect(headers['content-type']).toBe(type);
    for (const known of [{ 'if-none-match': etag }, { 'if-modified-since': changed }])
      expect(await statusAndText(request, href, known)).toEqual([304, '']);
    const [status, text] = await statusAndText(request, href, { 'if-none-match': '"another"' });
    expect([status, text]).toEqual([200, await response.text()]);
  });
}

async function statusAndText(request: APIRequestContext, href: string, headers: Record<string, string>) {
  const response = await request.get(href, { headers });
  return [response.status(), await response.text()];
}

test('a form has one address: the routes behind it are not found', async ({ request }) => {
  const paper = '/forms/papers/unifusion-vision-language-model-as-unified-encoder-in-image-generation/bib';
  for (const href of [
    '/sets/papers/json',
    '/sets/papers/atom?topic=merging',
    '/sets/topics/merging/csv',
    paper,
  ])
    expect((await request.get(href)).status(), href).toBe(404);
});

test('the pages name their forms, and the explorer links to them', async ({ page, request }) => {
  const alternates = () =>
    page.locator('head link[rel=alternate]').evaluateAll((links) =>
      links.map((link) => {
        const { pathname, search } = new URL(link.getAttribute('href') ?? '', document.baseURI);
        return [link.getAttribute('type'), pathname + search];
      }),
    );
  await page.goto('/papers?topic=merging&sort=title&page=2');
  expect(await alternates()).toEqual([
    ['application/atom+xml', '/papers.atom?topic=merging'],
    ['application/rss+xml', '/papers.rss?topic=merging'],
    ['application/feed+json', '/papers.feed.json?topic=merging'],
    ['application/json', '/papers.json?topic=merging&sort=title'],
    ['text/csv', '/papers.csv?topic=merging&sort=title'],
    ['application/x-bibtex', '/papers.bib?topic=merging&sort=title'],
    ['application/x-research-info-systems', '/papers.ris?topic=merging&sort=title'],
  ]);
  const links = page.getByRole('list', { name: 'These papers in other forms' }).getByRole('link');
  await expect(links).toHaveText(['CSV', 'BibTeX', 'RIS', 'JSON', 'Feed']);
  for (const link of await links.all())
    expect((await request.get((await link.getAttribute('href')) ?? '')).status()).toBe(200);
  await page.goto('/');
  expect(await alternates()).toContainEqual(['application/atom+xml', '/papers.atom']);
  await page.goto('/topics/merging?sort=newest');
  expect(await alternates()).toContainEqual(['application/json', '/topics/merging.json?sort=newest']);
  expect(await alternates()).toContainEqual(['application/atom+xml', '/topics/merging.atom']);
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    '/topics/merging.csv?sort=newest',
    '/topics/merging.bib?sort=newest',
    '/topics/merging.ris?sort=newest',
    '/topics/merging.json?sort=newest',
    '/topics/merging.atom',
  ]);
});

test('the pages of an author and of an organisation lead to the files and the feed of their papers', async ({
  page,
  request,
}) => {
  for (const [address, query] of [
    ['/authors/hannaneh-hajishirzi', 'author=hannaneh-hajishirzi'],
    ['/orgs/adobe', 'org=adobe'],
  ] as const) {
    await page.goto(address);
    const types = await page
      .locator('head link[rel=alternate]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLLinkElement).href)));
    expect(types.map(({ pathname, search }) => pathname + search)).toEqual(
      ['atom', 'rss', 'feed.json', 'json', 'csv', 'bib', 'ris'].map((form) => `/papers.${form}?${query}`),
    );
    const forms = page.getByRole('list', { name: 'These papers in other forms' });
    const hrefs = await forms
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(hrefs).toEqual(['csv', 'bib', 'ris', 'json', 'atom'].map((form) => `/papers.${form}?${query}`));
    const shown = await page
      .locator('.rows .row-title a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const { results } = await (await request.get(`/papers.json?${query}`)).json();
    expect(results.slice(0, 20).map(({ slug }: { slug: string }) => `/papers/${slug}`)).toEqual(shown);
  }
});

test('what cannot be had is said in each form', async ({ request }) => {
  const said = '“nope” is no topic here; it was left out.';
  const json = await (await request.get('/papers.json?topic=nope&limit=x')).json();
  expect(json).toMatchObject({
    total: 483,
    problems: [expect.stringContaining(said), '“x” is no limit here; it was left out.'],
  });
  const feed = await (await request.get('/papers.feed.json?topic=nope')).json();
  expect(feed.description).toContain(`The newest 50 are in this feed. ${said}`);
  const csv = await request.get('/papers.csv?topic=nope');
  expect(decodeURIComponent(csv.headers()['x-problems'] ?? '')).toContain(said);
});
