import { PaperMeta } from '#components/paper-meta.tsx';
import { RichText } from '#components/rich-text.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Card } from '#db/queries/cards.ts';
import { paperHref } from '#lib/hrefs.ts';

/** A few papers in their order, each by its title and the line of what is known of it. */
export function Briefs({ cards }: { cards: readonly Card[] }) {
  return (
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
  );
}
