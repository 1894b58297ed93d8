import { Briefs } from '#components/briefs.tsx';
import { Sparkline } from '#components/charts/sparkline.tsx';
import { PaperMeta } from '#components/paper-meta.tsx';
import { RichText } from '#components/rich-text.tsx';
import { TopicTally } from '#components/topic/topic-tally.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Lead } from '#db/queries/front-page.ts';
import { spanOf } from '#lib/charts/year-columns.ts';
import { countMarks, FEWEST_DATED, marksText } from '#lib/charts/year-marks.ts';
import { paperHref, topicHref, trendsHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { passage } from '#lib/text/sentences.ts';
import { countOf } from '#lib/wording.ts';

const ABSTRACT = 420;

/** A lead topic as a newspaper column: what it is, how much of it there is, a story and some briefs. */
export function LeadColumn({ lead }: { lead: Lead }) {
  const [story, ...briefs] = lead.cards;
  return (
    <section className="lead-col" aria-labelledby={`lead-${lead.slug}`}>
      <p className="sc">{lead.family}</p>
      <h2 id={`lead-${lead.slug}`}>
        <Anchor href={topicHref(lead.slug)}>{lead.label}</Anchor>
      </h2>
      <p className="deck">{lead.deck}</p>
      <TopicTally count={lead.count} main={lead.main} shares={lead.shares} />
      <ByYears lead={lead} />
      {story && (
        <article className="story">
          <h3>
            <Anchor href={paperHref(story.slug)}>
              <RichText text={story.title} withLinks={false} />
            </Anchor>
          </h3>
          <p className="abs">
            <RichText
              text={story.abstract.slice(0, passage(story.abstract, 0, ABSTRACT).end)}
              withLinks={false}
            />
          </p>
          <PaperMeta card={story} />
        </article>
      )}
      <Briefs cards={briefs} />
      <p className="more">
        <Anchor className="go" href={topicHref(lead.slug)}>
          All {countOf(lead.count, 'paper')}
        </Anchor>
      </p>
    </section>
  );
}

/** The topic's dated papers as a line by year; nothing where there are too few to tell anything. */
function ByYears({ lead }: { lead: Lead }) {
  const span = spanOf(lead.years.keys());
  const dated = [...lead.years.values()].reduce((sum, count) => sum + count, 0);
  if (!span || dated < FEWEST_DATED) return null;
  const [year, most] = [...lead.years].reduce((best, one) => (one[1] > best[1] ? one : best));
  return (
    <figure className="by-years">
      <figcaption>
        <Anchor href={trendsHref(withValues(EVERYTHING, 'topic', [lead.slug]))}>
          {countOf(dated, 'dated paper')} by year
        </Anchor>
        , most in {year}: {most}
      </figcaption>
      <Sparkline
        counts={lead.years}
        span={span}
        label={marksText(lead.label, countMarks(lead.years, span))}
      />
    </figure>
  );
}
