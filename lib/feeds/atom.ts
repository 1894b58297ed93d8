import { type Feed, type FeedEntry, startOfDay } from '#lib/feeds/feed.ts';
import { type Element, element, xmlDocument } from '#lib/feeds/xml.ts';

/**
 * The feed as Atom 1.0 (RFC 4287). An entry needs a time of its last change: the day of publication where it is known,
 * else the time at which the database last changed. The feed's own author is the site, which the RFC asks for as soon
 * as the authors of one paper are unknown (4.1.1).
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
      ...feed.entries.map((entry) => atomEntry(entry, feed.changedAt)),
    ),
  );
}

function atomEntry(entry: FeedEntry, changedAt: string): Element {
  const published = entry.publishedOn === undefined ? undefined : startOfDay(entry.publishedOn);
  return element(
    'entry',
    {},
    element('id', {}, entry.id),
    element('title', {}, entry.title),
    link('alternate', entry.url, 'text/html'),
    ...entry.authors.map((name) => element('author', {}, element('name', {}, name))),
    published === undefined ? undefined : element('published', {}, published),
    element('updated', {}, published ?? changedAt),
    ...entry.topics.map(({ slug, label }) => element('category', { term: slug, label })),
    entry.abstract === '' ? undefined : element('summary', {}, entry.abstract),
  );
}

function link(rel: string, href: string, type: string): Element {
  return element('link', { rel, href, type });
}
