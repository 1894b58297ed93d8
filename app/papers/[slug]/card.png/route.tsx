import { ImageResponse } from 'next/og';
import type { NextRequest } from 'next/server';
import { cardFonts } from '#app/card-fonts.ts';
import { PaperCard } from '#components/paper/paper-card.tsx';
import { database } from '#db/client.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { cardHref } from '#lib/hrefs.ts';
import { CARD, cardText } from '#lib/metadata/card.ts';

/**
 * The picture that a link to a paper unfolds to, as PNG. Everything it is drawn with is here: what the fonts lack is
 * not printed, since next/og would ask for it on the network.
 */
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
  const labels = page.topics.map(({ label }) => label);
  const { serif, sans } = cardFonts([titleText, ...labels].join(' '));
  const fonts = [...new Set([...serif, ...sans])];
  const has = (code: number) => fonts.some((font) => font.has.has(code));
  return new ImageResponse(
    <PaperCard
      title={cardText(titleText, has)}
      topics={labels.map((label) => cardText(label, has))}
      publishedOn={publishedOn}
      serif={serif.map(({ name }) => name)}
      sans={sans.map(({ name }) => name)}
    />,
    { ...CARD, fonts, headers: { 'cache-control': 'public, max-age=3600' } },
  );
}
