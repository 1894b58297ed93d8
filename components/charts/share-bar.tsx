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
