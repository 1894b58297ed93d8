import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** The browser tests' own `test`: whatever a page reports as an error fails the test, and what its policy forbids. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error')
          errors.push(`${page.url()}: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      await page.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`),
        ),
      );
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** One address of every kind of page, and of every state that looks different. */
export const PAGES = {
  front: '/',
  explorer: '/papers',
  results: '/papers?q=multi-vector&topic=embeddings&topic=retrieval&not=vision-language',
  empty: '/papers?q=multi-vector&topic=retrieval&year=2013..2014',
  paper: '/papers/multitask-vision-language-prompt-tuning',
  /** One whose topics were corrected by hand (tests/fixtures/e2e.overrides.jsonl). */
  corrected: '/papers/a-survey-of-multi-task-learning-in-natural-language-processing-regarding-task',
  map: '/map',
  mapOfResults: '/map?q=multi-vector&paper=muvera-multi-vector-retrieval-via-fixed-dimensional-encodings',
  topics: '/topics',
  topic: '/topics/merging',
  /** A topic with few papers: nothing is drawn by year. */
  smallTopic: '/topics/continual',
  versus: '/topics/merging/vs/multi-task',
  trends: '/trends',
  trendsOf: '/trends?q=language&topic=embeddings&topic=retrieval&shown=share',
  source: '/sources/004',
  organisation: '/orgs/adobe',
  author: '/authors/hannaneh-hajishirzi',
  understood:
    '/papers?q=merging+title:model+%22task+vectors%22+-vision&author=ming-zhong&author=mohit-bansal',
  slip: '/papers?q=mutli-vector',
  close: '/papers?q=combining+several+fine-tuned+networks+without+training+data',
  saved: '/saved',
  about: '/about',
  api: '/api',
} as const;

/** The number of papers that a heading names. */
export function totalIn(heading: string): number {
  if (/^No papers/.test(heading)) return 0;
  if (/^One paper/.test(heading)) return 1;
  return Number(/^([\d,]+) papers/.exec(heading)?.[1]?.replaceAll(',', '') ?? Number.NaN);
}

/** What a link says of the papers behind it: `count` is what it shows, `after` what it leads to. */
type Counted = { href: string; label: string; count: number; after: number };

/** The links of facets, and all others that say what they lead to. */
export async function countsOf(page: Page | Locator): Promise<Counted[]> {
  return page.locator('.fv > li > a:first-child, a[data-after]').evaluateAll((links) =>
    links.map((link) => {
      const [shown, leads] = ['b', 'b > i:last-child'].map((part) => link.querySelector(part)?.textContent);
      const numberIn = (text = '') => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
      const after = link.getAttribute('data-after') ?? leads ?? shown ?? '';
      return {
        href: link.getAttribute('href') ?? '',
        label: link.querySelector('span')?.firstChild?.textContent ?? '',
        count: numberIn(shown ?? after),
        after: numberIn(after),
      };
    }),
  );
}
