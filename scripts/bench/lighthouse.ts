import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { databasePath } from '#db/open.ts';
import { startBuiltSite } from '#scripts/bench/built-site.ts';
import { freePort } from '#scripts/bench/compare/free-port.ts';
import { ensureBrowser } from '#scripts/browser.mjs';
import { readArguments, UsageError } from '#scripts/command.ts';

export const LIGHTHOUSE_USAGE = `npm run bench -- lighthouse [--site URL] [--all] [--json]

Lighthouse's four marks, of 100, for the main pages on the phone that it simulates (slow 4G, a quarter of the processor),
and what costs a page marks. The site is the built one, which is started for it, or the one at URL; --all takes more
pages. Exit status 1 where a mark is below 100.`;

/** The pages by name: those that are held to 100, and those of --all. */
const MAIN = {
  'Front page': '/',
  Explorer: '/papers',
  Paper: '/papers/multitask-vision-language-prompt-tuning',
  Topic: '/topics/merging',
};
const MORE = {
  Results: '/papers?q=task+vectors',
  Topics: '/topics',
  Trends: '/trends',
  Map: '/map',
  About: '/about',
};
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Category = (typeof CATEGORIES)[number];
type Marked = {
  page: string;
  path: string;
  marks: Record<Category, number>;
  /** Milliseconds until the largest paint, and those in which the page could not answer; the sum of layout shifts. */
  measures: { largestPaint: number; blocked: number; shift: number };
  /** What takes marks away, with the audit's own words for how much there is of it. */
  costs: string[];
};

/** Reads the command line of `bench lighthouse` and runs it. @throws UsageError for what cannot be meant */
export async function lighthouseCommand(args: string[]): Promise<number> {
  const { values } = readArguments({
    args,
    options: {
      site: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(LIGHTHOUSE_USAGE);
    return 0;
  }
  const given = values.site === undefined ? undefined : siteAt(values.site);
  const started = given ? undefined : await startBuiltSite({ database: databasePath() });
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [`--remote-debugging-port=${port}`],
  });
  const marked: Marked[] = [];
  try {
    for (const [page, path] of Object.entries(values.all ? { ...MAIN, ...MORE } : MAIN)) {
      console.error(`${page} …`);
      marked.push(await marksOf(page, path, new URL(path, given ?? started?.origin), port));
    }
  } finally {
    await browser.close();
    await started?.stop();
  }
  console.log(values.json ? JSON.stringify(marked) : table(marked));
  return marked.every(({ marks }) => CATEGORIES.every((category) => marks[category] === 100)) ? 0 : 1;
}

async function marksOf(page: string, path: string, url: URL, port: number): Promise<Marked> {
  const result = await lighthouse(url.href, { port, output: 'json', onlyCategories: [...CATEGORIES] });
  if (!result) throw new Error(`Lighthouse has no result for ${url.href}.`);
  const { audits, categories } = result.lhr;
  const markOf = (category: Category) => Math.round((categories[category]?.score ?? 0) * 100);
  const numberOf = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  const costs = [...new Set(counted.map(({ id }) => id))].flatMap((id) => {
    const { score = null, displayValue } = audits[id] ?? {};
    return score === null || score === 1 ? [] : [displayValue ? `${id} ${displayValue}` : id];
  });
  return {
    ...{ page, path, costs },
    marks: {
      performance: markOf('performance'),
      accessibility: markOf('accessibility'),
      'best-practices': markOf('best-practices'),
      seo: markOf('seo'),
    },
    measures: {
      largestPaint: numberOf('largest-contentful-paint'),
      blocked: numberOf('total-blocking-time'),
      shift: numberOf('cumulative-layout-shift'),
    },
  };
}

function table(marked: readonly Marked[]): string {
  const rows = marked.map(({ page, marks, measures: { largestPaint, blocked, shift }, costs }) =>
    [
      page,
      ...CATEGORIES.map((category) => marks[category]),
      ...[`${(largestPaint / 1000).toFixed(1)} s`, `${Math.round(blocked)} ms`, shift.toFixed(3)],
      costs.join(', '),
    ].join(' | '),
  );
  const head = [
    'Page',
    'Performance',
    'Accessibility',
    'Best practices',
    'SEO',
    'Largest paint',
    'Blocked',
    'Shift',
  ];
  return [
    `| ${[...head, 'Below the best'].join(' | ')} |`,
    `|---|${'---:|'.repeat(head.length - 1)}---|`,
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function siteAt(text: string): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--site takes an http address, not “${text}”.`);
  return url;
}
