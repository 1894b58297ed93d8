import { type Feed, startOfDay } from '#lib/feeds/feed.ts';

/** The feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). An item must have a content: the title where no abstract is. */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    description: feed.about,
    language: 'en',
    items: feed.entries.map(({ id, url, title, abstract, publishedOn, authors, topics }) => ({
      id,
      url,
      title,
      content_text: abstract === '' ? title : abstract,
      ...(publishedOn !== undefined && { date_published: startOfDay(publishedOn) }),
      ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
      ...(topics.length > 0 && { tags: topics.map(({ label }) => label) }),
    })),
  });
}
