import { Fragment } from 'react';
import { PaperMetaLines } from '#components/paper-meta.tsx';
import { HIT, RichText } from '#components/rich-text.tsx';
import { SavePlace } from '#components/saved/save-place.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { WhyResult } from '#components/why-result.tsx';
import type { Card, CardTopic } from '#db/queries/cards.ts';
import type { Hits } from '#db/queries/search-hits.ts';
import { paperHref, topicHref } from '#lib/hrefs.ts';
import { PASSAGE, type Span } from '#lib/search/hits.ts';
import { segmentText } from '#lib/text/segments.ts';
import { endsWithStop, passageAround } from '#lib/text/sentences.ts';

/**
 * How far before the first hit a sentence may begin and still be shown from its beginning; two lines of a narrow screen,
 * some 80 characters, hold the hit.
 */
const LEAD = 70;
/** UTF-16 units that two lines of the greatest measure hold, and some over, so that the second line is full. */
const TWO_LINES = 220;
const TOPICS = 4;

type PaperRowProps = {
  card: Card;
  number: number;
  hits?: Hits | undefined;
  /** Slugs of topics that the reader has chosen: they come first, in red. */
  chosen?: readonly string[];
  heading?: 'h2' | 'h3';
  /** In a column of its own the passage has three lines, otherwise two. */
  isWide?: boolean;
};

/** A result: title, the passage of the abstract that holds the first hit, topics, what is known, and why it is here. */
export function PaperRow({
  card,
  number,
  hits,
  chosen = [],
  heading: Heading = 'h2',
  isWide = false,
}: PaperRowProps) {
  return (
    <li className="row">
      <span className="row-n">{number}</span>
      <div className="row-main">
        <Heading className="row-title">
          <Anchor href={paperHref(card.slug)}>
            <RichText text={card.title} marked={asMarks(hits?.marked.title)} withLinks={false} />
          </Anchor>
        </Heading>
        <Passage
          text={card.abstract}
          hits={hits?.marked.abstract ?? []}
          from={hits?.best ?? 0}
          length={isWide ? PASSAGE : TWO_LINES}
        />
      </div>
      <div className="row-side">
        <div className="row-facts">
          <RowTopics topics={card.topics} chosen={chosen} paper={paperHref(card.slug)} />
          <PaperMetaLines card={card} />
        </div>
        <SavePlace
          paper={isPlain(card.title) ? undefined : { slug: card.slug, title: card.title, tags: [] }}
        />
        {hits && <WhyResult why={hits.why} />}
      </div>
    </li>
  );
}

type PassageProps = { text: string; hits: readonly Span[]; from: number; length: number };

function Passage({ text, hits, from, length }: PassageProps) {
  const { start, end } = passageAround(text, from, length, LEAD);
  const marked = asMarks(hits)
    .filter((span) => span.start < end && span.end > start)
    .map(({ mark, ...span }) => ({
      start: Math.max(0, span.start - start),
      end: Math.min(end, span.end) - start,
      mark,
    }));
  const shown = text.slice(start, end);
  const goesOn = end < text.length && !endsWithStop(shown);
  return (
    <p className="row-abs">
      {start > 0 && '… '}
      <RichText text={goesOn ? `${shown} …` : shown} marked={marked} withLinks={false} />
    </p>
  );
}

function RowTopics({
  topics,
  chosen,
  paper,
}: {
  topics: CardTopic[];
  chosen: readonly string[];
  paper: string;
}) {
  const isChosen = ({ slug }: CardTopic) => chosen.includes(slug);
  const ordered = [...topics.filter(isChosen), ...topics.filter((topic) => !isChosen(topic))];
  const more = ordered.length - TOPICS;
  return (
    <p className="row-tags">
      {ordered.slice(0, TOPICS).map((topic, index) => (
        <Fragment key={topic.slug}>
          {index > 0 && ', '}
          <Anchor href={topicHref(topic.slug)} className={isChosen(topic) ? 'on' : undefined}>
            {topic.short}
          </Anchor>
        </Fragment>
      ))}
      {more > 0 && (
        <>
          {' '}
          <Anchor className="soft" href={`${paper}#topics`}>
            and {more} more
          </Anchor>
        </>
      )}
    </p>
  );
}

/** Whether a title is set just as it is: without formulas. */
function isPlain(title: string): boolean {
  return segmentText(title).every(({ kind }) => kind !== 'math');
}

function asMarks(spans: readonly Span[] = []) {
  return spans.map((span) => ({ ...span, mark: HIT }));
}
