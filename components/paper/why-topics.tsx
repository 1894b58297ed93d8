import { Anchor } from '#components/ui/anchor.tsx';
import type { PaperTopic } from '#db/queries/paper-page.ts';
import { evidenceId } from '#lib/evidence-marks.ts';
import { evidencePhrases } from '#lib/evidence-phrases.ts';
import { topicHref } from '#lib/hrefs.ts';

/** Phrases shown for a topic. */
const PHRASES = 8;

type WhyTopicsProps = { topics: PaperTopic[]; title: string; abstract: string };

/**
 * The topics with the phrases that each was given for. Pointing at one, or tabbing to it, marks its phrases in title
 * and abstract; the style sheet does that, for the first twelve topics. Each phrase is a link to its first place.
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
  const { phrases, more } = evidencePhrases(topic.evidence, { title, abstract }, PHRASES);
  if (phrases.length === 0) return <p className="soft">No single phrase; the nearest topic of all.</p>;
  return (
    <p>
      {phrases.map(({ text, count, first }, index) => (
        <span key={text}>
          {index > 0 && ', '}
          {/* A plain link: only those are followed within the page without asking the server. */}
          <a href={`#${evidenceId(first)}`}>{text}</a>
          {count > 1 && (
            <i>
              {'\u00a0'}×{count}
            </i>
          )}
        </span>
      ))}
      {more > 0 && <i> and {more} more</i>}
    </p>
  );
}
