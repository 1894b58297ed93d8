import { siteOrigin } from '#app/origin.ts';
import type { SetRequest } from '#app/sets/set-request.ts';
import type { FeedPaper } from '#db/queries/feed-papers.ts';
import type { Answer } from '#db/readers/questions.ts';
import { knownNames, MOST_NAMES } from '#lib/cite/names.ts';
import type { Feed, FeedEntry } from '#lib/feeds/feed.ts';
import { feedAbout, feedTitle } from '#lib/feeds/feed-title.ts';
import { paperHref } from '#lib/hrefs.ts';
import type { SetForm } from '#lib/set-forms.ts';

/** The newest papers of a set, with addresses at the site's own origin. */
export async function feedOf(
  { pageHref, hrefOf }: SetRequest,
  { set, papers, total, complete, changedAt }: NonNullable<Answer<'setAsFeed'>>,
  form: SetForm,
): Promise<Feed> {
  const { query, labels } = set;
  const origin = await siteOrigin();
  const absolute = (href: string) => new URL(href, origin).href;
  return {
    title: feedTitle(query, labels),
    about: feedAbout(set, { total, complete, entries: papers.length }),
    page: absolute(pageHref(query)),
    self: absolute(hrefOf(query, form)),
    changedAt: changedAt.toISOString(),
    site: { name: 'Broadsheet', url: absolute('/') },
    entries: papers.map((paper) => entryOf(paper, absolute)),
  };
}

function entryOf(paper: FeedPaper, absolute: (href: string) => string): FeedEntry {
  const { slug, firstSlug, title, abstract, publishedOn, addedAt, authors, topics } = paper;
  return {
    ...{ title, abstract, addedAt },
    authors: knownNames(authors).slice(0, MOST_NAMES),
    id: absolute(paperHref(firstSlug)),
    url: absolute(paperHref(slug)),
    publishedOn: publishedOn !== null && /^\d{4}-\d{2}-\d{2}$/.test(publishedOn) ? publishedOn : undefined,
    topics: topics.map((topic) => ({ slug: topic.slug, label: topic.label })),
  };
}
