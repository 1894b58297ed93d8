import { RichText } from '#components/rich-text.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { InTopic, TopicPlace } from '#db/queries/neighbours-in-topic.ts';
import { paperHref, topicHref } from '#lib/hrefs.ts';
import { figure } from '#lib/wording.ts';

type Topic = { slug: string; label: string };

/** The line above a paper: the list it stands in, and the papers before and after it there. */
export function Crumb({ topic, place }: { topic: Topic; place: TopicPlace }) {
  return (
    <nav className="crumb" aria-label="Position in its main topic">
      <span>
        <Anchor className="lk" href={topicHref(topic.slug)}>
          {topic.label}
        </Anchor>
        , main topic first
      </span>
      <p className="pn">
        {place.previous && <Step paper={place.previous} rel="prev" label="Previous" />}
        <span className="num">
          {figure(place.place)} of {figure(place.of)}
        </span>
        {place.next && <Step paper={place.next} rel="next" label="Next" />}
      </p>
    </nav>
  );
}

/** The same as titles. */
export function InThisList({ place }: { place: TopicPlace }) {
  const { previous, next } = place;
  return (
    <section className="no-print" aria-labelledby="in-list">
      <h2 className="sc side-h" id="in-list">
        In this list
      </h2>
      <ol className="dated nbrs">
        {previous && <Neighbour number={place.place - 1} paper={previous} />}
        <li aria-current="true">
          <span className="n">{figure(place.place)}</span>
          <h3>This paper</h3>
        </li>
        {next && <Neighbour number={place.place + 1} paper={next} />}
      </ol>
    </section>
  );
}

function Neighbour({ number, paper }: { number: number; paper: InTopic }) {
  return (
    <li>
      <span className="n">{figure(number)}</span>
      <h3>
        <Anchor href={paperHref(paper.slug)}>
          <RichText text={paper.title} withLinks={false} />
        </Anchor>
      </h3>
    </li>
  );
}

function Step({ paper, rel, label }: { paper: InTopic; rel: 'prev' | 'next'; label: string }) {
  return (
    <Anchor
      className="lk"
      href={paperHref(paper.slug)}
      rel={rel}
      title={paper.title}
      aria-label={`${label}: ${paper.title}`}
    >
      {label}
    </Anchor>
  );
}
