import { Anchor } from '#components/ui/anchor.tsx';
import type { PaperTopic } from '#db/queries/paper-page.ts';
import { topicHref } from '#lib/hrefs.ts';

type WhyTopicsProps = { topics: PaperTopic[]; title: string; abstract: string };

/**
 * The topics with the phrases that each was given for. Pointing at one, or tabbing to it, marks its phrases in title
 * and abstract; the style sheet does that, for the first twelve topics.
 */
export function WhyTopics({ topics, title, abstract }: WhyTopicsProps) {
  const hasEvidence = topics.some(({ evidence }) => evidence.length > 0);
  return (
    <aside className="why" id="topics" aria-labelledby="why">
      <h2 className="sc" id="why">
        Why these topics
      </h2>
      {hasEvidence && <p>Point at a topic, or tab to it, to see its words in the abstract.</p>}
      {topics.map((topic) => (
        <div className="why-t" data-why={topic.rank} key={topic.slug}>
          <h3>
            <Anchor href={topicHref(topic.slug)}>{topic.label}</Anchor>
          </h3>
          <span className="main">{topic.rank === 1 && 'main topic'}</span>
          <Phrases topic={topic} title={title} abstract={abstract} />
        </div>
      ))}
    </aside>
  );
}

function Phrases({ topic, title, abstract }: { topic: PaperTopic; title: string; abstract: string }) {
  const phrases = topic.evidence.map(({ field, start, end }) =>
    (field === 'title' ? title : abstract).slice(start, end),
  );
  const counts = new Map<string, { text: string; count: number }>();
  for (const text of phrases) {
    const known = counts.get(text.toLowerCase());
    if (known) known.count += 1;
    else counts.set(text.toLowerCase(), { text, count: 1 });
  }
  if (counts.size === 0) return <p className="soft">No single phrase; the nearest topic of all.</p>;
  return (
    <p>
      {[...counts.values()].map(({ text, count }, index) => (
        <span key={text}>
          {index > 0 && ', '}
          {text}
          {count > 1 && (
            <i>
              {'\u00a0'}×{count}
            </i>
          )}
        </span>
      ))}
    </p>
  );
}
