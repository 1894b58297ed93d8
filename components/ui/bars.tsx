export type Bar = { label: string; value: number; text: string };

const HEIGHT = 28;

/** Small columns on one scale, with the value on each and its label below; `max` shares the scale with others. */
export function ColumnBars({ bars, max, label }: { bars: Bar[]; max: number; label: string }) {
  return (
    <ol className="spark" aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.label}>
          <span className="b">
            {bar.text}
            <svg width="100%" height={barHeight(bar.value, max)} aria-hidden="true">
              <rect className="bar" x="4%" width="92%" height="100%" />
            </svg>
          </span>
          <span className="k">{bar.label}</span>
        </li>
      ))}
    </ol>
  );
}

/** A bar of a share of a whole, the rest pale. */
export function ShareBar({ value, of }: { value: number; of: number }) {
  const percent = of === 0 ? 0 : (100 * value) / of;
  return (
    <svg className="t" width="100%" height="10" aria-hidden="true">
      <rect className="ghost" width="100%" height="10" />
      <rect className="bar" width={`${percent.toFixed(2)}%`} height="10" />
    </svg>
  );
}

/** Something is never drawn as nothing. */
function barHeight(value: number, max: number): number {
  return value === 0 ? 0 : Math.max(1, Math.round((HEIGHT * value) / Math.max(max, value)));
}
