import { Anchor } from '#components/ui/anchor.tsx';
import { ShareBar } from '#components/ui/bars.tsx';
import type { TopicPage } from '#db/queries/topic-page.ts';
import { papersHref, topicHref, withMatch, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { countOf, figure } from '#lib/wording.ts';

const LISTED = 9;

/** The topics that a topic shares papers with; each bar opens the papers on both. */
export function Overlaps({ topic }: { topic: TopicPage }) {
  const shown = topic.overlaps.slice(0, LISTED);
  const rest = topic.overlaps.slice(LISTED);
  return (
    <section aria-labelledby="shared">
      <div className="band-head">
        <h2 className="sc" id="shared">
          Shared with
        </h2>
        <p>Each bar opens the overlap</p>
      </div>
      <ul className="hb">{shown.map((overlap) => row(topic, overlap))}</ul>
      {rest.length > 0 && (
        <details>
          <summary className="f-more lk">{countOf(rest.length, 'more topic', 'more topics')}</summary>
          <ul className="hb">{rest.map((overlap) => row(topic, overlap))}</ul>
        </details>
      )}
      {shown.length === 0 && <p className="soft">With none: no paper has another topic beside this one.</p>}
    </section>
  );
}

function row(topic: TopicPage, { slug, label, count }: TopicPage['overlaps'][number]) {
  const both = withMatch(withValues(EVERYTHING, 'topic', [topic.slug, slug]), 'all');
  return (
    <li key={slug}>
      <Anchor href={papersHref(both)} aria-label={`${label}: ${countOf(count, 'paper')} on both`}>
        <span>{label}</span>
        <ShareBar value={count} of={topic.count} />
        <span className="v">{figure(count)}</span>
      </Anchor>
    </li>
  );
}

/** The topic's dated papers by year, each bar a link and its whole length all of them; below four nothing is drawn. */
export function TopicYears({ topic }: { topic: TopicPage }) {
  const dated = topic.count - topic.undated;
  return (
    <section aria-labelledby="years">
      <div className="band-head">
        <h2 className="sc" id="years">
          By year
        </h2>
        <p>
          {figure(dated)} of {countOf(topic.count, 'paper')} {topic.count === 1 ? 'carries' : 'carry'} a date
        </p>
      </div>
      {dated >= 4 ? (
        <ul className="hb years">
          {topic.years
            .filter(({ count }) => count > 0)
            .toReversed()
            .map(({ year, count }) => (
              <li key={year}>
                <Anchor
                  href={papersHref(
                    withValues(withValues(EVERYTHING, 'topic', [topic.slug]), 'year', [String(year)]),
                  )}
                  aria-label={`${year}: ${countOf(count, 'paper')}`}
                >
                  <span>{year}</span>
                  <ShareBar value={count} of={dated} />
                  <span className="v">{figure(count)}</span>
                </Anchor>
              </li>
            ))}
        </ul>
      ) : (
        <p className="soft">Too few to draw.</p>
      )}
      <p className="more">
        <Anchor className="lk" href={topicHref(topic.slug, { sort: 'newest' })}>
          Newest first
        </Anchor>
      </p>
    </section>
  );
}
