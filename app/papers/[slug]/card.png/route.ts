import type { NextRequest } from 'next/server';
import { cardPicture } from '#app/card-picture.tsx';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { cardHref } from '#lib/hrefs.ts';

/** The picture that a link to a paper unfolds to: title, topics, date. */
export const GET = timely(async (_: NextRequest, { params }: RouteContext<'/papers/[slug]/card.png'>) => {
  const { slug } = await params;
  const page = (await ask('paperRecord', slug))?.page;
  if (!page) return new Response('No paper has this address.', { status: 404 });
  const { slug: current, titleText, publishedOn } = page.paper;
  if (current !== slug) return new Response(null, { status: 308, headers: { location: cardHref(current) } });
  return cardPicture({
    title: titleText,
    labels: page.topics.map(({ label }) => label),
    date: publishedOn,
  });
});
