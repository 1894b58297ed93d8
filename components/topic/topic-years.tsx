import { ChartTable } from '#components/charts/chart-table.tsx';
import { ColumnChart } from '#components/charts/column-chart.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { TopicPage } from '#db/queries/topic-page.ts';
import { spanOf } from '#lib/charts/year-columns.ts';
import { countMarks, FEWEST_DATED } from '#lib/charts/year-marks.ts';
import { papersHref, topicChartHref, topicHref, trendsHref, withValues } from '#lib/hrefs.ts';
import { inYears, undated } from '#lib/intersection.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { countOf, figure } from '#lib/wording.ts';

/** The topic's dated papers by year, each column a link; below four nothing is drawn. */
export function TopicYears({ topic }: { topic: TopicPage }) {
  const dated = topic.count - topic.undated;
  const span = spanOf(topic.years.keys());
  const state = withValues(EVERYTHING, 'topic', [topic.slug]);
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
      {span && dated >= FEWEST_DATED ? (
        <Drawn topic={topic} marks={countMarks(topic.years, span)} />
      ) : (
        <p className="soft">Too few to draw.</p>
      )}
      <p className="more">
        <Anchor className="lk" href={topicHref(topic.slug, { sort: 'newest' })}>
          Newest first
        </Anchor>
        {topic.undated > 0 && (
          <Anchor className="lk" href={papersHref(undated(state))}>
            {figure(topic.undated)} without a date
          </Anchor>
        )}
        <Anchor className="lk" href={trendsHref(state)}>
          Trends of these papers
        </Anchor>
      </p>
    </section>
  );
}

function Drawn({ topic, marks }: { topic: TopicPage; marks: ReturnType<typeof countMarks> }) {
  const state = withValues(EVERYTHING, 'topic', [topic.slug]);
  const columns = marks.map((mark) => ({
    ...mark,
    href: mark.count > 0 ? papersHref(inYears(state, mark.years)) : undefined,
  }));
  return (
    <>
      <ColumnChart
        columns={columns}
        max={Math.max(...marks.map(({ value }) => value))}
        subject={`${topic.label} by year`}
        height={72}
      />
      <ChartTable
        caption={`${topic.label}: dated papers by year`}
        head={['Year', 'Papers']}
        rows={columns.map(({ key, name, count, href }) => ({
          key,
          head: name.slice(0, name.indexOf(':')),
          cells: [{ key: 'papers', text: figure(count), href }],
        }))}
        file={topicChartHref(topic.slug, 'years')}
      />
    </>
  );
}
