import { ImageResponse } from 'next/og';
import { cardFonts } from '#app/card-fonts.ts';
import { LinkCard } from '#components/link-card.tsx';
import { CARD, cardText } from '#lib/metadata/card.ts';

/** What a card says: cleaned texts, and an ISO day where one is known. */
type Said = { title: string; labels: readonly string[]; date: string | null };

/**
 * The picture that a link unfolds to, as PNG. Everything it is drawn with is here: what the fonts lack is not printed,
 * since next/og would ask for it on the network.
 */
export function cardPicture({ title, labels, date }: Said): Response {
  const { serif, sans } = cardFonts([title, ...labels].join(' '));
  const fonts = [...new Set([...serif, ...sans])];
  const has = (code: number) => fonts.some((font) => font.has.has(code));
  return new ImageResponse(
    <LinkCard
      title={cardText(title, has)}
      labels={labels.map((label) => cardText(label, has))}
      date={date}
      serif={serif.map(({ name }) => name)}
      sans={sans.map(({ name }) => name)}
    />,
    { ...CARD, fonts, headers: { 'cache-control': 'public, max-age=3600' } },
  );
}
