import { SAVED_PAGE_SIZE, type SavedView, savedViewHref } from '#lib/saved/saved-view.ts';
import { figure } from '#lib/wording.ts';

/** The way through a long list, a page at a time; nothing where one page holds it. */
export function ListPages({ view, page, total }: { view: SavedView; page: number; total: number }) {
  if (total <= SAVED_PAGE_SIZE) return null;
  const first = (page - 1) * SAVED_PAGE_SIZE + 1;
  const last = Math.min(total, first + SAVED_PAGE_SIZE - 1);
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 && (
        <a className="lk" rel="prev" href={savedViewHref({ ...view, page: page - 1 })}>
          Previous
        </a>
      )}
      {last < total && (
        <a className="go" rel="next" href={savedViewHref({ ...view, page: page + 1 })}>
          Next
        </a>
      )}
      <span className="end">
        {figure(first)} to {figure(last)} of {figure(total)}
      </span>
    </nav>
  );
}
