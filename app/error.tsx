'use client';

import { BareHead } from '#components/bare-head.tsx';

/** What a reader sees when a page could not be made; the reason is in the server's log under the number. */
export default function PageError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <>
      <BareHead />
      <main id="main" className="sheet" tabIndex={-1}>
        <header className="page-h">
          <p className="sc soft">Error</p>
          <h1>This page could not be made</h1>
          <p className="plain">
            Something failed on the server while it answered. The address is all right; trying again may be
            enough. If it is not, the server’s log has the reason
            {error.digest ? ` under the number ${error.digest}` : ''}.
          </p>
        </header>
        <ul className="ways">
          <li>
            <button type="button" className="btn" onClick={retry}>
              Try again
            </button>
          </li>
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
