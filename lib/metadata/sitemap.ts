import { element, xmlDocument } from '#lib/feeds/xml.ts';

/** The most addresses that one sitemap may name (sitemaps.org/protocol.html). */
export const SITEMAP_LIMIT = 50_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** An absolute address; `changedAt` where it is known when the page last changed. */
export type SitemapEntry = { url: string; changedAt?: Date | undefined };

/** Pages as a sitemap (sitemaps.org/protocol.html). */
export function sitemap(entries: readonly SitemapEntry[]): string {
  const urls = entries.map(({ url, changedAt }) =>
    element(
      'url',
      {},
      element('loc', {}, url),
      changedAt && element('lastmod', {}, changedAt.toISOString().replace(/\.\d+Z$/, 'Z')),
    ),
  );
  return xmlDocument(element('urlset', { xmlns: NAMESPACE }, ...urls));
}

/** Sitemaps, by their absolute addresses, as a sitemap index. */
export function sitemapIndex(urls: readonly string[]): string {
  const sitemaps = urls.map((url) => element('sitemap', {}, element('loc', {}, url)));
  return xmlDocument(element('sitemapindex', { xmlns: NAMESPACE }, ...sitemaps));
}
