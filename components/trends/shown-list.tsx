import { Anchor } from '#components/ui/anchor.tsx';
import { trendsHref } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { SHOWN, type Shown } from '#lib/trends-query.ts';

const LABELS: Record<Shown, string> = {
  papers: 'Papers',
  share: 'Share of each year',
  numbers: 'The numbers',
};

type ShownListProps = {
  query: PaperQuery;
  shown: Shown;
  /** The id of the part that the links stand in, and lead to. */
  at: 'by-year' | 'together';
};

/** The ways to look at a part: its drawings, and its numbers as a table. What is drawn together has no shares. */
export function ShownList({ query, shown, at }: ShownListProps) {
  const ways: readonly Shown[] = at === 'by-year' ? SHOWN : SHOWN.filter((way) => way !== 'share');
  const current = ways.includes(shown) ? shown : ways[0];
  return (
    <ul className="end shown" data-stay="">
      {ways.map((way) => (
        <li key={way}>
          <Anchor
            href={`${trendsHref(query, way)}#${at}`}
            aria-current={way === current ? 'true' : undefined}
          >
            {at === 'together' && way === 'papers' ? 'Drawn' : LABELS[way]}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
