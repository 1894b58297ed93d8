import { element, xmlDocument } from '#lib/feeds/xml.ts';
import { CARD } from '#lib/metadata/card.ts';
import type { DescribedPaper } from '#lib/metadata/described-paper.ts';
import { listed } from '#lib/wording.ts';

/** The forms of an answer, with their media types. */
export const OEMBED_FORMS = {
  json: 'application/json+oembed',
  xml: 'text/xml+oembed',
} as const;

export type OEmbedForm = keyof typeof OEMBED_FORMS;

export function isOEmbedForm(text: string): text is OEmbedForm {
  return Object.hasOwn(OEMBED_FORMS, text);
}

/** An answer of type `link`, by the names of the specification; what is not known is left out. */
export type OEmbed = Readonly<Record<string, string | number>>;

/** The most pixels that a consumer has room for; none where it does not say. */
export type Room = { maxwidth?: number | undefined; maxheight?: number | undefined };

/**
 * A link to a paper for a page elsewhere (oembed.com, section 2.3.4). The picture is left out where there is no room
 * for it, as the specification asks.
 *
 * @param card the absolute address of the paper's card
 */
export function oEmbed(paper: DescribedPaper, origin: URL, card: string, room: Room = {}): OEmbed {
  const { width, height } = CARD;
  const fits = width <= (room.maxwidth ?? width) && height <= (room.maxheight ?? height);
  return {
    version: '1.0',
    type: 'link',
    title: paper.title,
    ...(paper.authors.length > 0 && { author_name: listed(paper.authors, 'and') }),
    provider_name: 'Broadsheet',
    provider_url: origin.href,
    ...(fits && { thumbnail_url: card, thumbnail_width: width, thumbnail_height: height }),
  };
}

/** The answer as the specification's XML. */
export function oEmbedXml(answer: OEmbed): string {
  const parts = Object.entries(answer).map(([name, value]) => element(name, {}, String(value)));
  return xmlDocument(element('oembed', {}, ...parts));
}
