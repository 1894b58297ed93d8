import type { Metadata } from 'next';
import { setCardHref } from '#lib/hrefs.ts';
import { CARD } from '#lib/metadata/card.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** What a link to a page unfolds to when it leads to a set of papers; title and description are those of the page. */
export function setCardMetadata(query: PaperQuery): Pick<Metadata, 'openGraph' | 'twitter'> {
  const images = [{ url: setCardHref(query), type: 'image/png', ...CARD }];
  return {
    openGraph: { type: 'website', siteName: 'Broadsheet', locale: 'en_GB', images },
    twitter: { card: 'summary_large_image', images },
  };
}
