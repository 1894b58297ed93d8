import { PaperMeta } from '#components/paper-meta.tsx';
import { RichText } from '#components/rich-text.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Card } from '#db/queries/cards.ts';
import { paperHref } from '#lib/hrefs.ts';

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
      <ol className="briefs">
        {cards.map((card) => (
          <li key={card.id}>
            <h3>
              <Anchor href={paperHref(card.slug)}>
                <RichText text={card.title} withLinks={false} />
              </Anchor>
            </h3>
            <PaperMeta card={card} />
          </li>
        ))}
      </ol>
    </section>
  );
}
