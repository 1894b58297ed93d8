import type { Metadata } from 'next';
import type { PaperPage } from '#db/queries/paper-page.ts';
import { knownNames, MOST_NAMES } from '#lib/cite/names.ts';
import { cardHref, oEmbedHref, paperFormHref, paperHref } from '#lib/hrefs.ts';
import { CARD } from '#lib/metadata/card.ts';
import type { DescribedPaper, MetaTags } from '#lib/metadata/described-paper.ts';
import { dublinCoreTags } from '#lib/metadata/dublin-core.ts';
import { highwireTags } from '#lib/metadata/highwire.ts';
import { OEMBED_FORMS } from '#lib/metadata/oembed.ts';
import { PAPER_FORM_KEYS, PAPER_FORMS } from '#lib/paper-forms.ts';
import { endsWithStop, passage } from '#lib/text/sentences.ts';

/** Of the abstract as much as a card of a link shows, in UTF-16 units. */
const DESCRIPTION = 300;

/** What programs are told of a paper, which is at this address. */
export function describedPaper({ paper, authors, topics }: PaperPage, origin: URL): DescribedPaper {
  const { publishedOn, arxivId, doi, venue } = paper;
  return {
    title: paper.titleText,
    abstract: paper.abstractText,
    authors: knownNames(authors.map(({ name }) => name)).slice(0, MOST_NAMES),
    topics: topics.map(({ label }) => label),
    url: new URL(paperHref(paper.slug), origin).href,
    ...{ publishedOn, arxivId, doi, venue },
  };
}

/** The other addresses that a paper's page leads programs to, by their media types: its forms, what unfolds a link. */
export function paperTypes(
  slug: string,
  origin: URL,
): NonNullable<NonNullable<Metadata['alternates']>['types']> {
  const { href } = new URL(paperHref(slug), origin);
  const forms = PAPER_FORM_KEYS.map((form) => {
    const { type, name } = PAPER_FORMS[form];
    return [type.split(';')[0], [{ url: paperFormHref(slug, form), title: name }]];
  });
  return {
    ...Object.fromEntries(forms),
    [OEMBED_FORMS.json]: oEmbedHref(href, 'json'),
    [OEMBED_FORMS.xml]: oEmbedHref(href, 'xml'),
  };
}

/** The tags that reference managers look for on a paper's page. */
export function paperTags(paper: DescribedPaper): MetaTags {
  return { ...highwireTags(paper), ...dublinCoreTags(paper) };
}

/** The head of a paper's page, for search engines and whoever unfolds a link. */
export function paperMetadata(page: PaperPage, origin: URL): Metadata {
  const paper = describedPaper(page, origin);
  const { title, abstract, url } = paper;
  const shown = abstract.slice(0, passage(abstract, 0, DESCRIPTION).end);
  const description = shown === abstract || endsWithStop(shown) ? shown : `${shown} …`;
  const card = {
    url: new URL(cardHref(page.paper.slug), origin).href,
    type: 'image/png',
    alt: title,
    ...CARD,
  };
  return {
    ...{ title, description },
    openGraph: {
      ...{ type: 'article', title, description, url, siteName: 'Broadsheet', locale: 'en_GB' },
      ...(paper.publishedOn && { publishedTime: paper.publishedOn }),
      tags: [...paper.topics],
      images: [card],
    },
    twitter: { card: 'summary_large_image', title, description, images: [card] },
  };
}
