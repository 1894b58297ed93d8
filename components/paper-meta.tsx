import type { Card } from '#db/queries/cards.ts';
import { capitalised, countOf, dateText, numberWord } from '#lib/wording.ts';

/**
 * What is known of a paper, in a line: date, authors, comments, where it is printed. What is not known is not
 * mentioned; where nothing else is, the one listing that prints it stands with the paper's number in it.
 */
export function PaperMeta({ card, withComments = true }: { card: Card; withComments?: boolean }) {
  const facts = factsOf(card, withComments);
  const places = placesText(card.places);
  const parts =
    facts.length === 0
      ? [{ key: 'places', node: capitalised(places) }]
      : [...facts, { key: 'places', node: places }];
  return (
    <p className="meta">
      {parts.map(({ key, node }, index) => (
        <span key={key}>
          {index > 0 && ' · '}
          <span className="nb">{node}</span>
        </span>
      ))}
    </p>
  );
}

function factsOf(card: Card, withComments: boolean) {
  const { publishedOn, authorCount, commentCount, organisation } = card;
  return [
    ...(publishedOn
      ? [{ key: 'date', node: <time dateTime={publishedOn}>{dateText(publishedOn, 'short')}</time> }]
      : []),
    ...(authorCount ? [{ key: 'authors', node: countOf(authorCount, 'author') }] : []),
    ...(organisation ? [{ key: 'organisation', node: organisation }] : []),
    ...(withComments && commentCount ? [{ key: 'comments', node: countOf(commentCount, 'comment') }] : []),
  ];
}

function placesText(places: Card['places']): string {
  const listings = new Set(places.map(({ source }) => source));
  const [only] = places;
  if (listings.size === 1 && only) return `dump ${only.source}, no. ${only.position}`;
  return `in ${numberWord(listings.size)} dumps`;
}
