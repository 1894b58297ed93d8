import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { paperHref } from '#lib/hrefs.ts';
import { isDump } from '#lib/source-name.ts';
import { capitalised, dateText } from '#lib/wording.ts';

/** Letters of an abstract: the card shows three lines. */
const LONGEST = 260;

/** What the map tells of a paper when its dot is pointed at, by the paper's number. */
export const GET = timely(async (_: Request, { params }: RouteContext<'/map/paper/[id]'>) => {
  const { id } = await params;
  const [card] = /^\d{1,9}$/.test(id) ? await ask('cardsOf', [Number(id)]) : [];
  if (!card) return Response.json({ problem: `There is no paper ${id}.` }, { status: 404 });
  const [place] = card.places;
  const listed = place && `${isDump(place.kind) ? 'dump ' : ''}${place.source}, no. ${place.position}`;
  const meta = [
    card.topics.map(({ short }) => short).join(', '),
    card.publishedOn ? dateText(card.publishedOn, 'short') : listed && capitalised(listed),
  ].filter(Boolean);
  const abstract =
    card.abstract.length > LONGEST
      ? `${card.abstract.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`
      : card.abstract;
  return Response.json({ href: paperHref(card.slug), title: card.title, abstract, meta: meta.join(' · ') });
});
