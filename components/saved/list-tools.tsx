import { SAVED_SORT_KEYS, SAVED_SORTS, type SavedView, savedViewHref } from '#lib/saved/saved-view.ts';
import { figure } from '#lib/wording.ts';

type ListToolsProps = { view: SavedView; tags: readonly [tag: string, count: number][] };

/** Orders and filters of the list. They are links into the page, so that each state is an address and back works. */
export function ListTools({ view, tags }: ListToolsProps) {
  const { sort, unread, tag } = view;
  const to = (change: Partial<SavedView>) => savedViewHref({ ...view, page: 1, ...change });
  return (
    <div className="tools">
      <span className="vh">Sort by</span>
      <ul>
        {SAVED_SORT_KEYS.map((key) => (
          <li key={key}>
            <a href={to({ sort: key })} aria-current={key === sort ? 'true' : undefined}>
              {SAVED_SORTS[key]}
            </a>
          </li>
        ))}
      </ul>
      <span className="vh">Show</span>
      <ul>
        <li>
          <a href={to({ unread: false })} aria-current={unread ? undefined : 'true'}>
            All
          </a>
        </li>
        <li>
          <a href={to({ unread: true })} aria-current={unread ? 'true' : undefined}>
            Unread
          </a>
        </li>
      </ul>
      {(tags.length > 0 || tag !== undefined) && (
        <ul aria-label="Tags">
          {tag !== undefined && (
            <li>
              <a href={to({ tag: undefined })}>Any tag</a>
            </li>
          )}
          {tags.map(([name, count]) => (
            <li key={name}>
              <a href={to({ tag: name })} aria-current={name === tag ? 'true' : undefined}>
                {name}
              </a>{' '}
              <span className="num">{figure(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
