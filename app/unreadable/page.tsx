import type { Metadata } from 'next';
import { BareNoPage } from '#components/no-page.tsx';

export const metadata: Metadata = { title: 'The papers cannot be read', robots: { index: false } };

/**
 * What a reader sees in the place of every page that needs the papers while the database is missing, damaged, locked or of
 * another version. What stands in front (scripts/serve/) sends it with status 503; the reason is in the server's log.
 */
export default function Unreadable() {
  return (
    <BareNoPage
      mark="503"
      heading="The papers cannot be read just now"
      why="The database of this site is missing, damaged or being replaced; its log has the reason. The address is all right: load it again later. What you have saved is kept in your browser."
    >
      <li>
        <a className="go" href="/">
          Front page
        </a>
      </li>
    </BareNoPage>
  );
}
