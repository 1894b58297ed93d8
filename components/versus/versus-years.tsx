import { ChartTable } from '#components/charts/chart-table.tsx';
import { SmallMultiple } from '#components/charts/small-multiple.tsx';
import type { Versus } from '#db/queries/versus.ts';
import { spanOf } from '#lib/charts/year-columns.ts';
import { countMarks, FEWEST_DATED } from '#lib/charts/year-marks.ts';
import { papersHref, versusChartHref, withValues } from '#lib/hrefs.ts';
import { inYears } from '#lib/intersection.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { figure } from '#lib/wording.ts';

/** Two topics by year on one scale; nothing is drawn of one with fewer than four dated papers. */
export function VersusYears({ both: { a, b } }: { both: Versus }) {
  const sides = [a, b].map((topic) => ({
    ...topic,
    state: withValues(EVERYTHING, 'topic', [topic.slug]),
    dated: [...topic.years.values()].reduce((sum, count) => sum + count, 0),
  }));
  const span = spanOf(sides.flatMap(({ years }) => [...years.keys()]));
  const drawn = span
    ? sides.map((side) => ({
        ...side,
        marks: countMarks(side.years, span).map((mark) => ({
          ...mark,
          href: mark.count > 0 ? papersHref(inYears(side.state, mark.years)) : undefined,
        })),
      }))
    : [];
  const shown = drawn.filter(({ dated }) => dated >= FEWEST_DATED);
  const max = Math.max(0, ...shown.flatMap(({ marks }) => marks.map(({ value }) => value)));
  return (
    <section aria-labelledby="years">
      <div className="band-head">
        <h2 className="sc" id="years">
          By year
        </h2>
        <p>On one scale</p>
      </div>
      <ol className="multiples versus-years">
        {shown.map(({ slug, label, state, dated, count, marks }) => (
          <SmallMultiple
            key={slug}
            title={label}
            href={papersHref(state)}
            dated={dated}
            of={count}
            columns={marks}
            max={max}
          />
        ))}
      </ol>
      {sides
        .filter(({ dated }) => dated < FEWEST_DATED)
        .map(({ slug, label, dated }) => (
          <p key={slug} className="soft">
            {label}: {dated === 0 ? 'no dated paper' : 'fewer than four dated papers'}, so that it is not
            drawn.
          </p>
        ))}
      {drawn.length > 0 && (
        <ChartTable
          caption="Dated papers of each topic by year"
          head={['Topic', ...(drawn[0]?.marks.map(({ tick }) => tick) ?? [])]}
          rows={drawn.map(({ slug, label, marks }) => ({
            key: slug,
            head: label,
            cells: marks.map(({ key, count, href }) => ({ key, text: figure(count), href })),
          }))}
          file={versusChartHref(a.slug, b.slug, 'years')}
        />
      )}
    </section>
  );
}
