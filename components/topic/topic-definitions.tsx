import { ShareBar } from '#components/charts/share-bar.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { IndexedFamily } from '#db/queries/topic-index.ts';
import { topicHref } from '#lib/hrefs.ts';
import { countOf, figure } from '#lib/wording.ts';

type TopicDefinitionsProps = { families: IndexedFamily[]; leads: readonly string[]; papers: number };

/** Every topic with its definition, its papers, and of how many it is the main one. */
export function TopicDefinitions({ families, leads, papers }: TopicDefinitionsProps) {
  return families.map((family) => (
    <section className="band" key={family.slug} aria-labelledby={`family-${family.slug}`}>
      <div className="band-head">
        <h2 className="sc" id={`family-${family.slug}`}>
          {family.label}
        </h2>
      </div>
      <ul className="defs">
        {family.topics.map((topic) => (
          <li key={topic.slug}>
            <h3>
              <Anchor
                href={topicHref(topic.slug)}
                className={leads.includes(topic.slug) ? 'lead-t' : undefined}
              >
                {topic.label}
              </Anchor>
            </h3>
            <p className="defs-d">{topic.definition}</p>
            <div className="defs-n">
              <p>
                {countOf(topic.count, 'paper')}
                {topic.main > 0 && <span className="soft">, the main topic of {figure(topic.main)}</span>}
              </p>
              <ShareBar value={topic.count} of={papers} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}
