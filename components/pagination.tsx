import { Anchor } from '#components/ui/anchor.tsx';
import { figure } from '#lib/wording.ts';

type PaginationProps = {
  page: number;
  size: number;
  total: number;
  hrefOf: (page: number) => string;
};

/** Links to the pages of a list: the first, the last and those around the present one. */
export function Pagination({ page, size, total, hrefOf }: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / size));
  const first = (page - 1) * size + 1;
  return (
    <nav className="pages" aria-label="Pages">
      {last > 1 &&
        pagesShown(page, last).map((shown, index, all) => (
          <span key={shown} className="contents">
            {index > 0 && shown - (all[index - 1] ?? 0) > 1 && <span className="soft">…</span>}
            {shown === page ? (
              <b aria-current="page">{figure(shown)}</b>
            ) : (
              <Anchor className="lk" href={hrefOf(shown)} aria-label={`Page ${shown}`}>
                {figure(shown)}
              </Anchor>
            )}
          </span>
        ))}
      {page < last && (
        <Anchor className="go" rel="next" href={hrefOf(page + 1)}>
          Next
        </Anchor>
      )}
      <span className="end">
        {figure(first)} to {figure(Math.min(total, first + size - 1))} of {figure(total)}
      </span>
    </nav>
  );
}

function pagesShown(page: number, last: number): number[] {
  const around = [1, page - 1, page, page + 1, last].filter((shown) => shown >= 1 && shown <= last);
  return [...new Set(around)].sort((a, b) => a - b);
}
