import { type Feed, type FeedEntry, startOfDay } from '#lib/feeds/feed.ts';
import { type Element, element, xmlDocument } from '#lib/feeds/xml.ts';

/**
 * The feed as Atom 1.0 (RFC 4287). The last change of an entry that counts (4.2.15) is its coming into the database: a
 * later ingest, which may bring no more than another number of comments, does not make it news again. The feed's own
 * author is the site, which the RFC asks for as soon as the authors of one paper are unknown (4.1.1).
 */
export function atomFeed(feed: Feed): string {
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' },
      element('id', {}, feed.self),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.about),
      element('updated', {}, feed.changedAt),
      element('author', {}, element('name', {}, feed.site.name), element('uri', {}, feed.site.url)),
      link('self', feed.self, 'application/atom+xml'),
      link('alternate', feed.page, 'text/html'),
      ...feed.entries.map(atomEntry),
    ),
  );
}

function atomEntry(entry: FeedEntry): Element {
  return element(
    'entry',
    {},
    element('id', {}, entry.id),
    element('title', {}, entry.title),
    link('alternate', entry.url, 'text/html'),
    ...entry.authors.map((name) => element('author', {}, element('name', {}, name))),
    entry.publishedOn === undefined ? undefined : element('published', {}, startOfDay(entry.publishedOn)),
    element('updated', {}, entry.addedAt),
    ...entry.topics.map(({ slug, label }) => element('category', { term: slug, label })),
    entry.abstract === '' ? undefined : element('summary', {}, entry.abstract),
  );
}

function link(rel: string, href: string, type: string): Element {
  return element('link', { rel, href, type });
}
