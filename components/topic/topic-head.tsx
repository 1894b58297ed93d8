import { TopicTally } from '#components/topic/topic-tally.tsx';
import type { TopicPage } from '#db/queries/topic-page.ts';

/** A topic's name, family and definition, with its numbers beside them. */
export function TopicHead({ topic }: { topic: TopicPage }) {
  return (
    <header className="topic-head">
      <div>
        <p className="sc soft">{topic.family}</p>
        <h1>{topic.label}</h1>
        <p className="deck">{topic.definition}</p>
      </div>
      <TopicTally count={topic.count} main={topic.main} shares={topic.shares} />
    </header>
  );
}
