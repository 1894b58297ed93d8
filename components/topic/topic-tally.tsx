import { ColumnChart } from '#components/charts/column-chart.tsx';
import type { Share } from '#db/queries/topic-numbers.ts';
import { figure } from '#lib/wording.ts';

/** More listings than this side by side cannot carry a label each. */
const LISTINGS = 8;

/** How many papers a topic has, and its share of each listing; of many listings the last ones. */
export function TopicTally({ count, main, shares }: { count: number; main: number; shares: Share[] }) {
  const columns = shares.slice(-LISTINGS).map(({ source, papers, of }) => {
    const value = of === 0 ? 0 : (100 * papers) / of;
    const text = String(Math.round(value));
    return { key: source, tick: source, value, text, name: `${source}: ${text} per cent` };
  });
  return (
    <div className="tally">
      <p>
        <b>{figure(count)}</b>
        <span className="lbl">
          {count === 1 ? 'paper' : 'papers'}, the main
          <br />
          topic of {figure(main)}
        </span>
      </p>
      {columns.length > 0 && (
        <figure>
          <figcaption>Per cent of each source</figcaption>
          <ColumnChart
            columns={columns}
            max={Math.max(...columns.map(({ value }) => value))}
            subject="Share of each source"
            height={28}
          />
        </figure>
      )}
    </div>
  );
}
