import { Briefs } from '#components/briefs.tsx';
import type { Card } from '#db/queries/cards.ts';

type BriefListProps = { id: string; title: string; note: string; cards: readonly Card[]; none: string };

/** A few papers by title and the line of what is known of them. */
export function BriefList({ id, title, note, cards, none }: BriefListProps) {
  return (
    <section aria-labelledby={id}>
      <div className="band-head">
        <h2 className="sc" id={id}>
          {title}
        </h2>
        <p>{note}</p>
      </div>
      {cards.length === 0 && <p className="soft">{none}</p>}
      <Briefs cards={cards} />
    </section>
  );
}
