import { Anchor } from '#components/ui/anchor.tsx';
import type { Versus } from '#db/queries/versus.ts';
import { topicHref } from '#lib/hrefs.ts';

/** The names of two topics with their definitions, each leading to its page. */
export function VersusHead({ both: { a, b } }: { both: Versus }) {
  return (
    <header className="page-h">
      <p className="sc soft">Two topics side by side</p>
      <h1>
        <Anchor href={topicHref(a.slug)}>{a.label}</Anchor> and{' '}
        <Anchor href={topicHref(b.slug)}>{b.label}</Anchor>
      </h1>
      <dl className="versus-defs">
        {[a, b].map(({ slug, label, definition }) => (
          <div key={slug}>
            <dt className="vh">{label}</dt>
            <dd className="deck">{definition}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
