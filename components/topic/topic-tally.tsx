import { ColumnBars } from '#components/ui/bars.tsx';
import type { Share } from '#db/queries/topic-numbers.ts';
import { figure } from '#lib/wording.ts';

/** More listings than this side by side cannot carry a label each. */
const LISTINGS = 8;

/** How many papers a topic has, and its share of each listing; of many listings the last ones. */
export function TopicTally({ count, main, shares }: { count: number; main: number; shares: Share[] }) {
  const shown = shares
    .slice(-LISTINGS)
    .map(({ source, papers, of }) => ({ source, percent: of === 0 ? 0 : (100 * papers) / of }));
  const bars = shown.map(({ source, percent }) => ({
    label: source,
    value: percent,
    text: String(Math.round(percent)),
  }));
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
      {bars.length > 0 && (
        <figure>
          <figcaption>Per cent of each source</figcaption>
          <ColumnBars
            bars={bars}
            max={Math.max(...bars.map(({ value }) => value))}
            label="Share of each source, in per cent"
          />
        </figure>
      )}
    </div>
  );
}
