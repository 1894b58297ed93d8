import { Anchor } from '#components/ui/anchor.tsx';
import { SORTS, type Sort } from '#lib/sorts.ts';

type SortBarProps = { sorts: readonly Sort[]; current: Sort; hrefOf: (sort: Sort) => string };

/** The orders to choose from, the present one in red. */
export function SortList({ sorts, current, hrefOf }: SortBarProps) {
  return (
    <>
      <span className="vh">Sort by</span>
      <ul data-stay="">
        {sorts.map((sort) => (
          <li key={sort}>
            <Anchor href={hrefOf(sort)} aria-current={sort === current ? 'true' : undefined}>
              {SORTS[sort].label}
            </Anchor>
          </li>
        ))}
      </ul>
    </>
  );
}
