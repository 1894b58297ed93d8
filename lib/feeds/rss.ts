import { type Feed, type FeedEntry, startOfDay } from '#lib/feeds/feed.ts';
import { type Element, element, escapedXml, xmlDocument } from '#lib/feeds/xml.ts';

/**
 * The feed as RSS 2.0 (rssboard.org/rss-specification), with the link to itself that the RSS Advisory Board's profile
 * asks for, and names of authors as Dublin Core, since RSS's own `author` is an e-mail address.
 */
export function rssFeed(feed: Feed): string {
  return xmlDocument(
    element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      element(
        'channel',
        {},
        element('title', {}, feed.title),
        element('link', {}, feed.page),
        element('description', {}, asHtml(feed.about)),
        element('language', {}, 'en'),
        element('lastBuildDate', {}, rfc822(feed.changedAt)),
        element('atom:link', { rel: 'self', href: feed.self, type: 'application/rss+xml' }),
        ...feed.entries.map(rssItem),
      ),
    ),
  );
}

function rssItem(entry: FeedEntry): Element {
  return element(
    'item',
    {},
    element('title', {}, entry.title),
    element('link', {}, entry.url),
    element('guid', { isPermaLink: 'true' }, entry.id),
    ...entry.authors.map((name) => element('dc:creator', {}, name)),
    entry.publishedOn === undefined
      ? undefined
      : element('pubDate', {}, rfc822(startOfDay(entry.publishedOn))),
    ...entry.topics.map(({ label }) => element('category', {}, label)),
    entry.abstract === '' ? undefined : element('description', {}, asHtml(entry.abstract)),
  );
}

/** A plain text as HTML, which a description is read as. */
function asHtml(text: string): string {
  return escapedXml(text);
}

/** A time as RFC 822 writes it, with the four digits of the year that RSS prefers: `Wed, 02 Feb 2022 00:00:00 GMT`. */
function rfc822(time: string): string {
  return new Date(time).toUTCString();
}
