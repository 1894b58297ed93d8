import { expect, test } from 'vitest';
import { atomFeed } from '#lib/feeds/atom.ts';
import type { Feed } from '#lib/feeds/feed.ts';
import { jsonFeed } from '#lib/feeds/json-feed.ts';
import { rssFeed } from '#lib/feeds/rss.ts';
import { atomFaults, jsonFeedFaults, rssFaults } from '#tests/lib/feeds/feed-rules.ts';

const FEED: Feed = {
  title: 'Broadsheet: newest papers matching “p < 1”',
  about: 'Two papers.',
  page: 'https://example.org/papers?q=p&year=2021',
  self: 'https://example.org/papers.atom?q=p&year=2021',
  changedAt: '2026-01-02T03:04:05.678Z',
  site: { name: 'Broadsheet', url: 'https://example.org/' },
  entries: [
    {
      id: 'https://example.org/papers/first-name',
      url: 'https://example.org/papers/present-name',
      title: 'Where p < 0.05 & 大语言模型 🚀',
      abstract: 'We find <b>nothing</b>\u0000 & more.',
      publishedOn: '2021-01-02',
      addedAt: '2025-06-07T08:09:10.111Z',
      authors: ['Ada Byron', 'Émilie du Châtelet'],
      topics: [{ slug: 'vision-language', label: 'Vision & language' }],
    },
    {
      id: 'https://example.org/papers/unknown',
      url: 'https://example.org/papers/unknown',
      title: 'Unknown',
      abstract: '',
      publishedOn: undefined,
      addedAt: '2025-07-08T09:10:11.222Z',
      authors: [],
      topics: [],
    },
  ],
};

test('Atom 1.0: what is unknown is left out; the time of change that each entry needs is that of its coming', () => {
  expect(atomFeed(FEED)).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://example.org/papers.atom?q=p&amp;year=2021</id>
  <title>Broadsheet: newest papers matching “p &lt; 1”</title>
  <subtitle>Two papers.</subtitle>
  <updated>2026-01-02T03:04:05.678Z</updated>
  <author>
    <name>Broadsheet</name>
    <uri>https://example.org/</uri>
  </author>
  <link rel="self" href="https://example.org/papers.atom?q=p&amp;year=2021" type="application/atom+xml"/>
  <link rel="alternate" href="https://example.org/papers?q=p&amp;year=2021" type="text/html"/>
  <entry>
    <id>https://example.org/papers/first-name</id>
    <title>Where p &lt; 0.05 &amp; 大语言模型 🚀</title>
    <link rel="alternate" href="https://example.org/papers/present-name" type="text/html"/>
    <author>
      <name>Ada Byron</name>
    </author>
    <author>
      <name>Émilie du Châtelet</name>
    </author>
    <published>2021-01-02T00:00:00Z</published>
    <updated>2025-06-07T08:09:10.111Z</updated>
    <category term="vision-language" label="Vision &amp; language"/>
    <summary>We find &lt;b&gt;nothing&lt;/b&gt; &amp; more.</summary>
  </entry>
  <entry>
    <id>https://example.org/papers/unknown</id>
    <title>Unknown</title>
    <link rel="alternate" href="https://example.org/papers/unknown" type="text/html"/>
    <updated>2025-07-08T09:10:11.222Z</updated>
  </entry>
</feed>
`);
});

test('RSS 2.0: a description is read as HTML, so that a text is escaped twice', () => {
  expect(rssFeed(FEED)).toBe(`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>Broadsheet: newest papers matching “p &lt; 1”</title>
    <link>https://example.org/papers?q=p&amp;year=2021</link>
    <description>Two papers.</description>
    <language>en</language>
    <lastBuildDate>Fri, 02 Jan 2026 03:04:05 GMT</lastBuildDate>
    <atom:link rel="self" href="https://example.org/papers.atom?q=p&amp;year=2021" type="application/rss+xml"/>
    <item>
      <title>Where p &lt; 0.05 &amp; 大语言模型 🚀</title>
      <link>https://example.org/papers/present-name</link>
      <guid isPermaLink="true">https://example.org/papers/first-name</guid>
      <dc:creator>Ada Byron</dc:creator>
      <dc:creator>Émilie du Châtelet</dc:creator>
      <pubDate>Sat, 02 Jan 2021 00:00:00 GMT</pubDate>
      <category>Vision &amp; language</category>
      <description>We find &amp;lt;b&amp;gt;nothing&amp;lt;/b&amp;gt; &amp;amp; more.</description>
    </item>
    <item>
      <title>Unknown</title>
      <link>https://example.org/papers/unknown</link>
      <guid isPermaLink="true">https://example.org/papers/unknown</guid>
    </item>
  </channel>
</rss>
`);
});

test('JSON Feed 1.1: the title is the content where there is no abstract', () => {
  expect(JSON.parse(jsonFeed(FEED))).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Broadsheet: newest papers matching “p < 1”',
    home_page_url: 'https://example.org/papers?q=p&year=2021',
    feed_url: 'https://example.org/papers.atom?q=p&year=2021',
    description: 'Two papers.',
    language: 'en',
    items: [
      {
        id: 'https://example.org/papers/first-name',
        url: 'https://example.org/papers/present-name',
        title: 'Where p < 0.05 & 大语言模型 🚀',
        content_text: 'We find <b>nothing</b>\u0000 & more.',
        date_published: '2021-01-02T00:00:00Z',
        authors: [{ name: 'Ada Byron' }, { name: 'Émilie du Châtelet' }],
        tags: ['Vision & language'],
      },
      {
        id: 'https://example.org/papers/unknown',
        url: 'https://example.org/papers/unknown',
        title: 'Unknown',
        content_text: 'Unknown',
      },
    ],
  });
});

test('the three are valid, and what is not is found', () => {
  expect([atomFaults(atomFeed(FEED)), rssFaults(rssFeed(FEED)), jsonFeedFaults(jsonFeed(FEED))]).toEqual([
    [],
    [],
    [],
  ]);
  const twice = { ...FEED, self: '/papers.atom', entries: [...FEED.entries, ...FEED.entries] };
  expect(atomFaults(atomFeed(twice))).toEqual([
    // As id and as link.
    '“/papers.atom” is no absolute address',
    '“/papers.atom” is no absolute address',
    'two entries have one id',
  ]);
  expect(rssFaults(rssFeed({ ...twice, changedAt: '2026-01-02' }).replace('Fri, 02', 'Fri, 2nd'))).toEqual([
    '“/papers.atom” is no absolute address',
    '“Fri, 2nd Jan 2026 00:00:00 GMT” is no date of RFC 822',
    'two entries have one id',
  ]);
  expect(
    jsonFeedFaults(jsonFeed({ ...twice, entries: FEED.entries.map((entry) => ({ ...entry, url: 'x' })) })),
  ).toEqual([
    '“/papers.atom” is no absolute address',
    '“x” is no absolute address',
    '“x” is no absolute address',
  ]);
  expect(
    atomFaults(atomFeed(FEED).replaceAll('<updated>', '<updated>on ').replace('<title>Unknown</title>', '')),
  ).toEqual([
    '“on 2026-01-02T03:04:05.678Z” is no date of RFC 3339',
    '“on 2025-06-07T08:09:10.111Z” is no date of RFC 3339',
    'an entry has 0 of title',
    '“on 2025-07-08T09:10:11.222Z” is no date of RFC 3339',
  ]);
});
