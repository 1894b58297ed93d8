import { RichText } from '#components/rich-text.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Card } from '#db/queries/cards.ts';
import { paperHref } from '#lib/hrefs.ts';
import { dateText } from '#lib/wording.ts';

/** Papers by date, the day before each. */
export function DatedList({ cards }: { cards: Card[] }) {
  return (
    <ol className="dated">
      {cards.map((card) => (
        <li key={card.id}>
          <DayAndYear iso={card.publishedOn ?? ''} />
          <Item card={card} meta={card.topics[0]?.label} />
        </li>
      ))}
    </ol>
  );
}

/** Papers by a number, the number before each. */
export function CountedList({ items }: { items: { card: Card; count: number }[] }) {
  return (
    <ol className="dated counts">
      {items.map(({ card, count }) => (
        <li key={card.id}>
          <span className="n">
            <b>{count}</b>
          </span>
          <Item card={card} meta={card.publishedOn ? dateText(card.publishedOn, 'short') : undefined} />
        </li>
      ))}
    </ol>
  );
}

function Item({ card, meta }: { card: Card; meta: string | undefined }) {
  return (
    <div>
      <h3>
        <Anchor href={paperHref(card.slug)}>
          <RichText text={card.title} withLinks={false} />
        </Anchor>
      </h3>
      {meta && <p className="meta">{meta}</p>}
    </div>
  );
}

function DayAndYear({ iso }: { iso: string }) {
  const parts = dateText(iso, 'short').split(' ');
  const year = parts.pop();
  return (
    <time dateTime={iso}>
      {parts.length > 0 && (
        <>
          {parts.join(' ')}
          <br />
        </>
      )}
      {year}
    </time>
  );
}
