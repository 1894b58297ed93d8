import { expect, type Page } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';

type Item = { title: string; authors: string[]; date: string; abstract: string; DOI: string; url: string };

/**
 * What Zotero's translator “Embedded Metadata” (version of June 2024) finds on a page, as far as it is about title,
 * authors, date and abstract. Tags named `citation_…` in the head come first. Without one of an author it takes, in this
 * order, Dublin Core's creators, tags named `author`, OpenGraph's authors, and whatever looks like a byline; without one
 * of a date, Dublin Core's, and the first `time` element of the page; without an abstract the description.
 */
function zoteroItem(page: Page): Promise<Item> {
  return page.evaluate(() => {
    const contents = (...selectors: string[]) =>
      selectors
        .map((selector) =>
          [...document.querySelectorAll(selector)].map((one) => one.getAttribute('content') ?? ''),
        )
        .find((found) => found.some((content) => content.trim() !== '')) ?? [];
    const first = (...selectors: string[]) =>
      contents(...selectors)[0]
        ?.replace(/\s+/g, ' ')
        .trim() ?? '';
    const inHead = (name: string) => `html > head > meta[name$="${name}"]`;
    const named = contents(
      'meta[name$="citation_author"]',
      'meta[name="DC.creator" i]',
      'meta[name="author" i], meta[property="author" i]',
      'meta[property="article:author"]',
    );
    // A name alone with words around a comma is taken for several.
    const authors = named.flatMap((name) =>
      name.split(named.length === 1 && /\S \S[^,]*,\s*\S+ \S/.test(name) ? /\s*[;,]\s*/ : /\s*;\s*/),
    );
    const bylines = [...document.querySelectorAll('.byline, .bylines, .vcard, .article-byline')];
    return {
      title: first(inHead('citation_title')) || document.title,
      authors:
        authors.length > 0 ? authors : bylines.map(({ textContent }) => textContent.trim()).filter(Boolean),
      date:
        first(inHead('citation_date'), inHead('citation_publication_date'), 'meta[name="DC.date" i]') ||
        (document.querySelector('time[datetime]')?.getAttribute('datetime') ?? ''),
      abstract: first(
        inHead('citation_abstract'),
        'meta[name="DC.description" i]',
        'meta[name="description" i]',
      ),
      DOI: first(inHead('citation_doi')),
      url: first(inHead('citation_public_url'), inHead('citation_abstract_html_url')),
    };
  });
}

const KNOWN = [
  '/papers/unifusion-vision-language-model-as-unified-encoder-in-image-generation',
  '/papers/the-narrativeqa-reading-comprehension-challenge',
  '/papers/jiuzhang-2-0-a-unified-chinese-pre-trained-language-model-for-multi-task',
  PAGES.paper,
];
const UNKNOWN = [
  '/papers/efficientllm-efficiency-in-large-language-models',
  '/papers/cross-attention-is-half-explanation-in-speech-to-text-models',
];

for (const path of [...KNOWN, ...UNKNOWN]) {
  test(`Zotero finds what is known, and nothing else: ${path}`, async ({ page, request, baseURL }) => {
    const paper = await (await request.get(`${path}.json`)).json();
    await page.goto(path);
    const item = await zoteroItem(page);
    const shown = await page.locator('h1').textContent();
    expect(item).toMatchObject({
      title: shown?.trim(),
      authors: paper.authors ?? [],
      date: (paper.publishedOn ?? String(paper.year ?? '')).replaceAll('-', '/'),
      DOI: paper.doi ?? '',
      url: `${baseURL}${path}`,
    });
    expect(item.abstract.slice(0, 40)).toBe(
      ((await page.locator('.abstract').textContent()) ?? '').slice(0, 40),
    );
    expect([path, item.authors.length > 0]).toEqual([path, !UNKNOWN.includes(path) && 'authors' in paper]);
  });
}
