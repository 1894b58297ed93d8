import { NumbersTable } from '#components/charts/numbers-table.tsx';
import { SmallMultiple } from '#components/charts/small-multiple.tsx';
import { ShownList } from '#components/trends/shown-list.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Trends } from '#db/queries/trends.ts';
import { spanOf, type YearSpan } from '#lib/charts/year-columns.ts';
import { countMarks, FEWEST_DATED, shareMarks, type YearMark } from '#lib/charts/year-marks.ts';
import { papersHref, trendsFileHref } from '#lib/hrefs.ts';
import { inYears, onTopics, undated } from '#lib/intersection.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import type { Shown } from '#lib/trends-query.ts';
import { figure } from '#lib/wording.ts';

type ByYearProps = { trends: Trends; query: PaperQuery; shown: Shown };

/** Topics by year as small charts on one scale, those with the most dated papers first. */
export function ByYear({ trends, query, shown }: ByYearProps) {
  const span = spanOf(trends.years.keys());
  if (!span || trends.dated < FEWEST_DATED) return <NothingByYear dated={trends.dated} />;
  return (
    <section className="band" aria-labelledby="by-year">
      <div className="band-head">
        <h2 className="sc" id="by-year">
          By year, {span.first} to {span.last}
        </h2>
        <p>{scaleText(shown)}</p>
        <ShownList query={query} shown={shown} at="by-year" />
      </div>
      {shown === 'numbers' ? (
        <YearsTable trends={trends} query={query} span={span} />
      ) : (
        <Drawn trends={trends} query={query} shown={shown} span={span} />
      )}
    </section>
  );
}

/** The small charts, and by name the topics that are too small for one. */
function Drawn({ trends, query, shown, span }: ByYearProps & { span: YearSpan }) {
  const drawn = trends.topics
    // A topic that all of the papers are on would be drawn as they are.
    .filter(({ dated, count }) => dated >= FEWEST_DATED && count < trends.total)
    .toSorted((a, b) => b.dated - a.dated);
  const few = trends.topics.filter(({ dated }) => dated < FEWEST_DATED);
  const marks = drawn.map((topic) => marksOf(topic.years, trends.years, span, shown));
  const max = Math.max(0, ...marks.flat().map(({ value }) => value));
  const all = countMarks(trends.years, span);
  return (
    <>
      <ol className="multiples">
        <SmallMultiple
          title="All dated papers"
          href={papersHref(query)}
          dated={trends.dated}
          of={trends.total}
          columns={linked(all, query)}
          max={Math.max(...all.map(({ value }) => value))}
        />
        {drawn.map((topic, index) => {
          const own = onTopics(query, [topic.slug]);
          return (
            <SmallMultiple
              key={topic.slug}
              title={topic.label}
              href={own && papersHref(own)}
              dated={topic.dated}
              of={topic.count}
              columns={linked(marks[index] ?? [], own)}
              max={max}
            />
          );
        })}
      </ol>
      {few.length > 0 && <Few topics={few} query={query} />}
    </>
  );
}

function NothingByYear({ dated }: { dated: number }) {
  return (
    <section className="band" aria-labelledby="by-year">
      <div className="band-head">
        <h2 className="sc" id="by-year">
          By year
        </h2>
        <p>
          {dated === 0
            ? 'None of these papers carries a date'
            : 'Fewer than four of these papers carry a date'}
          , so that there is nothing to draw.
        </p>
      </div>
    </section>
  );
}

function scaleText(shown: Shown): string {
  if (shown === 'numbers') return 'Dated papers in each year, and those without a date.';
  return shown === 'papers'
    ? 'Dated papers in each year. All topics are drawn on one scale, the first chart on its own.'
    : 'Per cent of the dated papers of each year. All topics are drawn on one scale; the first chart counts papers. Years with fewer than four are left empty.';
}

function marksOf(
  years: ReadonlyMap<number, number>,
  all: ReadonlyMap<number, number>,
  span: YearSpan,
  shown: Shown,
): YearMark[] {
  return shown === 'papers' ? countMarks(years, span) : shareMarks(years, all, span);
}

/** Marks with the papers behind them, where an address says which those are. */
function linked(marks: readonly YearMark[], state: PaperQuery | undefined) {
  return marks.map((mark) => ({
    ...mark,
    href: state && mark.count > 0 ? papersHref(inYears(state, mark.years)) : undefined,
  }));
}

function Few({ topics, query }: { topics: Trends['topics']; query: PaperQuery }) {
  return (
    <p className="note">
      Fewer than four dated papers, so not drawn:{' '}
      {topics.map(({ slug, label }, index) => {
        const state = onTopics(query, [slug]);
        return (
          <span key={slug}>
            {index > 0 && ', '}
            {state ? (
              <Anchor className="lk" href={papersHref(state)}>
                {label}
              </Anchor>
            ) : (
              label
            )}
          </span>
        );
      })}
      .
    </p>
  );
}

function YearsTable({ trends, query, span }: { trends: Trends; query: PaperQuery; span: YearSpan }) {
  const rows = [
    { slug: '', label: 'All dated papers', years: trends.years, count: trends.total },
    ...trends.topics,
  ];
  const head = countMarks(trends.years, span);
  return (
    <NumbersTable
      caption="Dated papers by topic and year"
      head={['Topic', ...head.map(({ tick }) => tick), 'No date', 'All']}
      rows={rows.map(({ slug, label, years, count }) => {
        const state = slug === '' ? query : onTopics(query, [slug]);
        const marks = linked(countMarks(years, span), state);
        const dated = marks.reduce((sum, mark) => sum + mark.count, 0);
        return {
          key: slug,
          head: label,
          cells: [
            ...marks.map((mark) => ({ key: mark.key, text: figure(mark.count), href: mark.href })),
            {
              key: 'undated',
              text: figure(count - dated),
              href: state && count > dated ? papersHref(undated(state)) : undefined,
            },
            { key: 'all', text: figure(count), href: state && papersHref(state) },
          ],
        };
      })}
      file={trendsFileHref(query, 'years')}
    />
  );
}
