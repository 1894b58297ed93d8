import type { Metadata } from 'next';
import { BareHead } from '#components/bare-head.tsx';

export const metadata: Metadata = { title: 'The papers cannot be read', robots: { index: false } };

/**
 * What a reader sees in the place of every page that needs the papers while the database is missing, damaged, locked or of
 * another version. What stands in front (scripts/serve/) sends it with status 503; the reason is in the server's log.
 */
export default function Unreadable() {
  return (
    <>
      <BareHead />
      <main id="main" className="sheet" tabIndex={-1}>
        <header className="page-h">
          <p className="sc soft">503</p>
          <h1>The papers cannot be read just now</h1>
          <p className="plain">
            The database of this site is missing, damaged or being replaced; its log has the reason. The
            address is all right: load it again later. What you have saved is kept in your browser.
          </p>
        </header>
        <ul className="ways">
          <li>
            <a className="go" href="/">
              Front page
            </a>
          </li>
        </ul>
      </main>
    </>
  );
}
