import type { NextRequest } from 'next/server';
import { siteOrigin } from '#app/origin.ts';
import { describedPaper } from '#app/papers/[slug]/paper-metadata.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { cardHref, slugOfPaper } from '#lib/hrefs.ts';
import { isOEmbedForm, oEmbed, oEmbedXml } from '#lib/metadata/oembed.ts';

/**
 * `?url=…&format=json|xml&maxwidth=…&maxheight=…` → what a link to a paper is (oembed.com). 404 for an address that is
 * no paper's here, 501 for another format, 400 where a parameter is missing or no number.
 */
export const GET = timely(async (request: NextRequest) => {
  const asked = request.nextUrl.searchParams;
  const format = asked.get('format') ?? 'json';
  if (!isOEmbedForm(format)) return refusal(501, 'The formats are “json” and “xml”.');
  const url = asked.get('url');
  if (url === null) return refusal(400, 'Give the address of a paper as “url”.');
  const [maxwidth, maxheight] = ['maxwidth', 'maxheight'].map((name) => pixels(asked.get(name)));
  if (Number.isNaN(maxwidth) || Number.isNaN(maxheight))
    return refusal(400, '“maxwidth” and “maxheight” are whole numbers of pixels.');
  const origin = await siteOrigin();
  const slug = slugOfPaper(url, origin);
  const page = slug === undefined ? undefined : (await ask('paperRecord', slug))?.page;
  if (!page) return refusal(404, 'No paper here has this address.');
  const card = new URL(cardHref(page.paper.slug), origin).href;
  const answer = oEmbed(describedPaper(page, origin), origin, card, { maxwidth, maxheight });
  const [body, type] =
    format === 'json'
      ? [JSON.stringify(answer), 'application/json']
      : [oEmbedXml(answer), 'text/xml; charset=utf-8'];
  return new Response(body, {
    headers: {
      ...{ 'content-type': type, 'cache-control': 'no-cache' },
      // Editors ask from their own pages.
      'access-control-allow-origin': '*',
    },
  });
});

/** NaN for what is no number of pixels; undefined where nothing is asked. */
function pixels(text: string | null): number | undefined {
  if (text === null) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

function refusal(status: number, reason: string): Response {
  return new Response(reason, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
