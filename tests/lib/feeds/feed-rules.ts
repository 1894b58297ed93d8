import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as the parser gives it: its children by name, its attributes behind `@`, its own text as `#text`. */
type Node = { [name: string]: Node[] | string };

const XML = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/** What an Atom 1.0 document lacks by RFC 4287 (sections 3.3, 4.1 and 4.2); nothing where it is valid. */
export function atomFaults(text: string): string[] {
  const { root: feed, faults } = rootOf(text, 'feed');
  if (!feed) return faults;
  const entries = all(feed, 'entry');
  const hasAuthor = all(feed, 'author').length > 0;
  return [
    ...faults,
    ...is(feed['@xmlns'] === 'http://www.w3.org/2005/Atom', 'the feed is in no namespace of Atom'),
    ...atomCommon(feed, 'the feed'),
    ...is(links(feed, 'self').length === 1, 'the feed has no link to itself'),
    ...entries.flatMap((entry) => [
      ...atomCommon(entry, 'an entry'),
      ...count(entry, 'an entry', ['published', 'summary'], 0),
      ...texts(entry, 'published').flatMap(rfc3339),
      ...is(links(entry, 'alternate').length === 1, 'an entry has no address'),
      ...is(hasAuthor || all(entry, 'author').length > 0, 'an entry has no author, and nor has the feed'),
      ...is(
        all(entry, 'category').every((one) => one['@term']),
        'a category has no term',
      ),
    ]),
    ...unique(entries.flatMap((entry) => texts(entry, 'id'))),
  ];
}

function atomCommon(node: Node, what: string): string[] {
  return [
    ...count(node, what, ['id', 'title', 'updated'], 1),
    ...[...texts(node, 'id'), ...all(node, 'link').map((link) => String(link['@href']))].flatMap(absolute),
    ...texts(node, 'updated').flatMap(rfc3339),
    ...is(links(node, 'alternate').length <= 1, `${what} has several addresses of one type`),
    ...is(
      all(node, 'author').every((author) => texts(author, 'name')[0]),
      `${what} has an author without a name`,
    ),
  ];
}

/** What an RSS 2.0 document lacks by rssboard.org/rss-specification and the RSS Advisory Board's profile. */
export function rssFaults(text: string): string[] {
  const { root: rss, faults } = rootOf(text, 'rss');
  const channel = rss && all(rss, 'channel')[0];
  if (!channel) return [...faults, ...is(!rss, 'there is no channel')];
  const items = all(channel, 'item');
  return [
    ...faults,
    ...is(rss['@version'] === '2.0', 'the version is not 2.0'),
    ...count(channel, 'the channel', ['title', 'link', 'description'], 1),
    ...is(
      all(channel, 'atom:link').some((link) => link['@rel'] === 'self'),
      'the feed has no link to itself',
    ),
    ...[...texts(channel, 'link'), ...all(channel, 'atom:link').map((link) => String(link['@href']))].flatMap(
      absolute,
    ),
    ...texts(channel, 'lastBuildDate').flatMap(rfc822),
    ...items.flatMap((item) => [
      ...count(item, 'an item', ['link', 'guid', 'title'], 1),
      ...count(item, 'an item', ['description', 'pubDate'], 0),
      ...[...texts(item, 'link'), ...texts(item, 'guid')].flatMap(absolute),
      ...texts(item, 'pubDate').flatMap(rfc822),
      ...is(all(item, 'author').length === 0, 'an author is an e-mail address, which nobody has here'),
    ]),
    ...unique(items.flatMap((item) => texts(item, 'guid'))),
  ];
}

type JsonFeed = Record<'version' | 'title' | 'feed_url' | 'home_page_url', unknown> & {
  items: Record<string, unknown>[];
};

/** What a JSON Feed lacks by jsonfeed.org/version/1.1. */
export function jsonFeedFaults(text: string): string[] {
  const feed: JsonFeed = JSON.parse(text);
  return [
    ...is(feed.version === 'https://jsonfeed.org/version/1.1', 'the version is not 1.1'),
    ...is(typeof feed.title === 'string' && feed.title !== '', 'the feed has no title'),
    ...[feed.feed_url, feed.home_page_url].flatMap((url) => absolute(String(url))),
    ...feed.items.flatMap((item) => [
      ...is(typeof item.id === 'string' && item.id !== '', 'an item has no id'),
      ...is(typeof item.content_text === 'string' && item.content_text !== '', 'an item has no content'),
      ...absolute(String(item.url)),
      ...['date_published', 'date_modified'].flatMap((name) =>
        item[name] === undefined ? [] : rfc3339(String(item[name])),
      ),
      ...is(
        [item.authors ?? []].flat().every((one) => one instanceof Object && 'name' in one && one.name),
        'an author has no name',
      ),
      ...is(
        [item.tags ?? []].flat().every((tag) => typeof tag === 'string'),
        'a tag is no text',
      ),
    ]),
    ...unique(feed.items.map(({ id }) => String(id))),
  ];
}

function rootOf(text: string, name: string): { root: Node | undefined; faults: string[] } {
  const checked = XMLValidator.validate(text);
  if (checked !== true) return { root: undefined, faults: [checked.err.msg] };
  const root = all(XML.parse(text), name)[0];
  return { root, faults: is(root, `the document is no <${name}>`) };
}

function all(node: Node, name: string): Node[] {
  const found = node[name];
  return Array.isArray(found) ? found : [];
}

function texts(node: Node, name: string): string[] {
  return all(node, name).map((child) => String(child['#text'] ?? ''));
}

function links(node: Node, rel: string): Node[] {
  return all(node, 'link').filter((link) => (link['@rel'] ?? 'alternate') === rel);
}

/** Of each child exactly one that is not empty, or at most one. */
function count(node: Node, what: string, names: readonly string[], least: 0 | 1): string[] {
  return names.flatMap((name) => {
    const { length } = texts(node, name).filter((text) => text !== '');
    return is(length === 1 || length === least, `${what} has ${length} of ${name}`);
  });
}

function unique(ids: readonly string[]): string[] {
  return is(new Set(ids).size === ids.length, 'two entries have one id');
}

function absolute(address: string): string[] {
  return is(
    /^https?:\/\/[^\s/]+\//.test(address) && URL.canParse(address),
    `“${address}” is no absolute address`,
  );
}

function rfc3339(text: string): string[] {
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
  return is(shape.test(text) && !Number.isNaN(Date.parse(text)), `“${text}” is no date of RFC 3339`);
}

function rfc822(text: string): string[] {
  const shape =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
  const isRight = shape.test(text) && new Date(text).toUTCString() === text;
  return is(isRight, `“${text}” is no date of RFC 822`);
}

function is(holds: unknown, fault: string): string[] {
  return holds ? [] : [fault];
}
