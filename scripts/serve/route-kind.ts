/** Addresses that are a kind of their own. */
const ALONE = new Set([
  '/',
  '/about',
  '/api',
  '/card.png',
  '/favicon.ico',
  '/healthz',
  '/icon.svg',
  '/llms.txt',
  '/map',
  '/map/points.bin',
  '/oembed',
  '/openapi.json',
  '/opensearch.xml',
  '/opensearch/suggest',
  '/papers',
  '/readyz',
  '/robots.txt',
  '/saved',
  '/saved/import',
  '/sitemap.xml',
  '/topics',
  '/trends',
  '/trends.csv',
]);

/** The other addresses, by what they look like. */
const KINDS: readonly [pattern: RegExp, kind: string][] = [
  [/^\/_next\//, '/_next/*'],
  [/^\/api\/v1\/(facets|openapi\.json|papers|search|suggest|topics)$/, '/api/v1/*'],
  [/^\/api\/v1\/papers\/[^/]+$/, '/api/v1/papers/[slug]'],
  [/^\/arxiv\//, '/arxiv/[id]'],
  [/^\/(authors|edition|orgs|sitemap|sources)\/[^/]+$/, '/*/[name]'],
  [/^\/map\/paper\/[^/]+$/, '/map/paper/[id]'],
  [/^\/papers\/[^/]+\/(card\.png|qr\.svg)$/, '/papers/[slug]/*'],
  [/^\/papers\/[^/]+\.(bib|ris|csl\.json|json|md)$/, '/papers/[slug].[form]'],
  [/^\/papers\/[^/]+$/, '/papers/[slug]'],
  [/^\/(papers|topics\/[^/]+)\.(json|csv|bib|ris|atom|rss|feed\.json)$/, '/papers.[form]'],
  [/^\/saved\/list\.\w+$/, '/saved/[file]'],
  [/^\/topics\/[^/]+$/, '/topics/[slug]'],
  [/^\/topics\/[^/]+\/[^/]+\.csv$/, '/topics/[slug]/[chart]'],
  [/^\/topics\/[^/]+\/vs\/[^/]+$/, '/topics/[slug]/vs/[other]'],
  [/^\/topics\/[^/]+\/vs\/[^/]+\/[^/]+\.csv$/, '/topics/[slug]/vs/[other]/[chart]'],
];

/** What all paths are that are none of the site's, so that nobody can make kinds by asking. */
export const OTHER_ROUTE = 'other';

/** The kind of page or file that a path is of; there are some forty kinds, whatever is asked for. */
export function routeKind(path: string): string {
  if (ALONE.has(path)) return path;
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? OTHER_ROUTE;
}
