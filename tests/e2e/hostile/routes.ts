import { globSync } from 'node:fs';

/** What a route can be asked: parameters of its address, good values for the parts of its path, and its method. */
type Route = {
  /** Values that exist, for each part of the path that varies. */
  parts?: readonly (readonly string[])[];
  params?: readonly string[];
  method?: 'POST';
};

const FACETS = ['topic', 'year', 'org', 'venue', 'author', 'category', 'source', 'has'];
const STATE = ['q', ...FACETS, 'match', 'not', 'area', 'sort', 'page', 'from', 'to'];
const STRETCH = ['limit', 'cursor', 'offset'];
const SLUGS = ['multitask-vision-language-prompt-tuning'];
const TOPICS = ['merging', 'retrieval', 'multi-task'];
const SET_FORMS = ['json', 'csv', 'bib', 'ris', 'atom', 'rss', 'feed.json'];
const PAPER_FORMS = ['bib', 'ris', 'csl.json', 'json', 'md'];
const CHARTS = ['years.csv', 'together.csv', 'newest.csv'];

/** Every route of the app folder, as its files have it, and the addresses that next.config.ts leads to some of them. */
export const ROUTES: Readonly<Record<string, Route>> = {
  '/': { params: ['edition', 'q'] },
  '/about': {},
  '/api': {},
  '/api/v1/[[...path]]': { parts: [['', 'x', 'papers/x/y']] },
  '/api/v1/facets': { params: STATE },
  '/api/v1/openapi.json': {},
  '/api/v1/papers': { params: [...STATE, ...STRETCH] },
  '/api/v1/papers/[slug]': { parts: [SLUGS], params: ['fields'] },
  '/api/v1/search': { params: [...STATE, ...STRETCH] },
  '/api/v1/suggest': { params: ['q', 'limit'] },
  '/api/v1/topics': { params: ['q'] },
  '/arxiv/[...id]': { parts: [['2211.11720', 'abs/2211.11720v3', 'pdf/cs.LG/0501001']] },
  '/authors/[slug]': { parts: [['hannaneh-hajishirzi']], params: ['sort', 'page'] },
  '/card.png': { params: STATE },
  '/edition/[name]': { parts: [['day', 'night']] },
  '/forms/papers/[slug]/[form]': { parts: [SLUGS, PAPER_FORMS] },
  '/llms.txt': {},
  '/map': { params: [...STATE, 'paper'] },
  '/map/paper/[id]': { parts: [['1', '999999999']] },
  '/map/points.bin': { params: STATE },
  '/oembed': { params: ['url', 'format', 'maxwidth', 'maxheight'] },
  '/openapi.json': {},
  '/opensearch.xml': {},
  '/opensearch/suggest': { params: ['q'] },
  '/orgs/[slug]': { parts: [['adobe']], params: ['sort', 'page'] },
  '/papers': { params: [...STATE, 'open'] },
  '/papers/[slug]': { parts: [SLUGS], params: ['from', 'q'] },
  '/papers/[slug]/card.png': { parts: [SLUGS] },
  '/papers/[slug]/qr.svg': { parts: [SLUGS] },
  '/robots.txt': {},
  '/saved': { params: ['list', 'tag', 'sort'] },
  '/saved/[file]': { parts: [['list.bib', 'list.csv', 'list.md', 'list.ris']], method: 'POST' },
  '/saved/import': { method: 'POST' },
  '/sets/papers/[form]': { parts: [SET_FORMS], params: STATE },
  '/sets/topics/[slug]/[form]': { parts: [TOPICS, SET_FORMS], params: STATE },
  '/sitemap.xml': {},
  '/sitemap/[part]': { parts: [['1.xml', '2.xml']] },
  '/sources/[slug]': { parts: [['004']], params: ['page'] },
  '/topics': { params: ['q', 'sort'] },
  '/topics/[slug]': { parts: [TOPICS], params: ['sort', 'page'] },
  '/topics/[slug]/[chart]': { parts: [TOPICS, CHARTS] },
  '/topics/[slug]/vs/[other]': { parts: [TOPICS, TOPICS], params: ['page'] },
  '/topics/[slug]/vs/[other]/[chart]': { parts: [TOPICS, TOPICS, CHARTS] },
  '/trends': { params: [...STATE, 'shown'] },
  '/trends.csv': { params: [...STATE, 'chart'] },
  '/unavailable': {},
  '/unreadable': {},
};

/** Addresses that next.config.ts rewrites, and that the framework has of its own. */
export const REWRITTEN: Readonly<Record<string, Route>> = {
  '/papers.[form]': { parts: [SET_FORMS], params: [...STATE, ...STRETCH] },
  '/papers/[slug].[form]': { parts: [SLUGS, PAPER_FORMS] },
  '/topics/[slug].[form]': { parts: [TOPICS, SET_FORMS], params: ['sort', ...STRETCH] },
  '/_next/image': { params: ['url', 'w', 'q'] },
  '/_next/static/[...file]': { parts: [['chunks/x.js', 'media/x.woff2']] },
  '/_next/data/[...file]': { parts: [['x/papers.json']] },
  '/[...public]': { parts: [['favicon.ico', 'icon.svg', '.env', 'package.json', '.git/config']] },
};

/** The routes that the app folder has. */
export function routesOfApp(): string[] {
  return globSync('app/**/{page.tsx,route.ts}')
    .map((file) => `/${file.replace(/^app\/|^app$/, '').replace(/\/?(?:page\.tsx|route\.ts)$/, '')}`)
    .sort();
}
