import { Anchor } from '#components/ui/anchor.tsx';
import type { IndexedFamily } from '#db/queries/topic-index.ts';
import { topicHref } from '#lib/hrefs.ts';
import { figure } from '#lib/wording.ts';

type TopicIndexProps = { families: IndexedFamily[]; leads: readonly string[] };

/** The index with leaders, as a newspaper prints one: families in their order, each kept whole in its column. */
export function TopicIndex({ families, leads }: TopicIndexProps) {
  return (
    <div className="idx-cols">
      {families.map((family) => (
        <section className="idx" key={family.slug}>
          <h3 className="sc">{family.label}</h3>
          <ul>
            {family.topics.map(({ slug, label, count }) => (
              <li key={slug}>
                <Anchor href={topicHref(slug)} className={leads.includes(slug) ? 'lead-t' : undefined}>
                  {label}
                  <span>{figure(count)}</span>
                </Anchor>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
