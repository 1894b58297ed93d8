import { Fragment, type ReactNode } from 'react';
import type { Card } from '#db/queries/cards.ts';
import { isDump, listingsText } from '#lib/source-name.ts';
import { capitalised, countOf, dateText, numberWord } from '#lib/wording.ts';

type Part = { key: string; node: ReactNode };

/**
 * What is known of a paper, in a line: date, authors, upvotes and comments, where it is printed. What is not known is not
 * mentioned; where nothing else is, the one listing that prints it stands with the paper's number in it.
 */
export function PaperMeta({ card }: { card: Card }) {
  const facts = [...originOf(card), ...attentionOf(card)];
  return <Line parts={[...facts, placesOf(card, facts.length === 0)]} />;
}

/** The same for a narrow column: date and authors on a line of their own. */
export function PaperMetaLines({ card }: { card: Card }) {
  const attention = attentionOf(card);
  return (
    <>
      <Line parts={originOf(card)} />
      <Line parts={[...attention, placesOf(card, attention.length === 0)]} />
    </>
  );
}

function Line({ parts }: { parts: Part[] }) {
  if (parts.length === 0) return null;
  const [only] = parts;
  if (parts.length === 1) return <p className="meta">{only?.node}</p>;
  // The style sheet sets a dot before each, and clips it where a line begins with it.
  return (
    <p className="meta meta-parts">
      {parts.map(({ key, node }, index) => (
        <Fragment key={key}>
          {index > 0 && ' '}
          <span>{node}</span>
        </Fragment>
      ))}
    </p>
  );
}

function originOf({ publishedOn, authorCount, organisation }: Card): Part[] {
  const day = publishedOn && <time dateTime={publishedOn}>{dateText(publishedOn, 'short')}</time>;
  return [
    ...(day ? [{ key: 'date', node: day }] : []),
    ...(authorCount ? [{ key: 'authors', node: countOf(authorCount, 'author') }] : []),
    ...(organisation ? [{ key: 'organisation', node: organisation }] : []),
  ];
}

function attentionOf({ upvotes, commentCount }: Card): Part[] {
  return [
    ...(upvotes ? [{ key: 'upvotes', node: countOf(upvotes, 'upvote') }] : []),
    ...(commentCount ? [{ key: 'comments', node: countOf(commentCount, 'comment') }] : []),
  ];
}

function placesOf({ places }: Card, first: boolean): Part {
  const listings = new Set(places.map(({ source }) => source));
  const dumps = new Set(places.filter(({ kind }) => isDump(kind)).map(({ source }) => source));
  const [only] = places;
  const text =
    listings.size === 1 && only
      ? `${isDump(only.kind) ? 'dump ' : ''}${only.source}, no. ${only.position}`
      : `in ${listingsText(listings.size, dumps.size, numberWord)}`;
  return { key: 'places', node: first ? capitalised(text) : text };
}
