import type { NextRequest } from 'next/server';
import { cardPicture } from '#app/card-picture.tsx';
import { database } from '#db/client.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { cardHref } from '#lib/hrefs.ts';

/** The picture that a link to a paper unfolds to: title, topics, date. */
export async function GET(
  _: NextRequest,
  { params }: RouteContext<'/papers/[slug]/card.png'>,
): Promise<Response> {
  const { slug } = await params;
  const db = await database();
  const known = await resolveSlug(db, slug);
  const page = known && (await paperPage(db, known.paperId));
  if (!page) return new Response('No paper has this address.', { status: 404 });
  if (known.current !== slug)
    return new Response(null, { status: 308, headers: { location: cardHref(known.current) } });
  const { titleText, publishedOn } = page.paper;
  return cardPicture({
    title: titleText,
    labels: page.topics.map(({ label }) => label),
    date: publishedOn,
  });
}
