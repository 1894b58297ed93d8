import type { Metadata } from 'next';
import { BareNoPage } from '#components/no-page.tsx';

export const metadata: Metadata = { title: 'No time for it now', robots: { index: false } };

/**
 * What a reader sees in the place of a page whose questions the database had no time for. A page of Next cannot answer
 * with status 503: what stands in front (scripts/serve/) sends this one with it.
 */
export default function Unavailable() {
  return (
    <BareNoPage
      mark="503"
      heading="There was no time for this page"
      why="What it shows took too long to find, or too much is asked of this site just now. The address is all right: load it again in a few seconds. A search of fewer or rarer words takes less time."
    >
      <li>
        <a className="go" href="/topics">
          All topics
        </a>
      </li>
      <li>
        <a className="go" href="/">
          Front page
        </a>
      </li>
    </BareNoPage>
  );
}
