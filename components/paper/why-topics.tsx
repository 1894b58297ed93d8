import { Anchor } from '#components/ui/anchor.tsx';
import type { ByHand, PaperTopic } from '#db/queries/paper-page.ts';
import { evidenceId } from '#lib/evidence-marks.ts';
import { evidencePhrases } from '#lib/evidence-phrases.ts';
import { topicHref } from '#lib/hrefs.ts';
import { topicStanding } from '#lib/topic-standing.ts';

/** Phrases shown for a topic. */
const PHRASES = 8;

type WhyTopicsProps = {
  topics: PaperTopic[];
  byHand: ByHand | undefined;
  title: string;
  abstract: string;
};

/**
 * The topics with the phrases that each was given for. Pointing at one, or tabbing to it, marks its phrases in title
 * and abstract; the style sheet does that, for the first twelve topics. Each phrase is a link to its first place. What
 * was corrected by hand is said.
 */
export function WhyTopics({ topics, byHand, title, abstract }: WhyTopicsProps) {
  const hasEvidence = topics.some(({ evidence }) => evidence.length > 0);
  return (
    <aside className="why" id="topics" aria-labelledby="why">
      <h2 className="sc" id="why">
        Why these topics
      </h2>
      {hasEvidence && <p>Point at a topic, or tab to it, to see its words in the title and the abstract.</p>}
      <div className="why-all">
        {topics.map((topic) => (
          <div className="why-t" data-why={topic.rank} key={topic.slug}>
            <h3>
              <Anchor href={topicHref(topic.slug)}>{topic.label}</Anchor>
            </h3>
            <span className="main">{topicStanding(topic, topic.slug === byHand?.core)}</span>
            <Phrases topic={topic} title={title} abstract={abstract} />
          </div>
        ))}
      </div>
      <Correction removed={byHand?.removed ?? []} />
    </aside>
  );
}

/** Closes the list: what was taken away by hand, and how to correct topics. */
function Correction({ removed }: { removed: ByHand['removed'] }) {
  return (
    <div className="why-hand">
      {removed.length > 0 && (
        <p>
          Removed by hand:{' '}
          {removed.map(({ slug, label }, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <Anchor className="lk" href={topicHref(slug)}>
                {label}
              </Anchor>
            </span>
          ))}
          .
        </p>
      )}
      <Anchor className="lk nb" href="/about#correct">
        How topics are corrected
      </Anchor>
    </div>
  );
}

function Phrases({ topic, title, abstract }: { topic: PaperTopic; title: string; abstract: string }) {
  const { phrases, more } = evidencePhrases(topic.evidence, { title, abstract }, PHRASES);
  if (phrases.length === 0) return <p className="soft">{withoutPhrase(topic)}</p>;
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

/** Why a topic stands here that no phrase speaks for. */
function withoutPhrase({ by, score }: PaperTopic): string {
  if (by === 'hand') return 'Added by hand.';
  return score === 0
    ? 'Too little speaks for any other topic.'
    : 'No single phrase; the nearest topic of all.';
}
