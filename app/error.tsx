'use client';

import { BareNoPage } from '#components/no-page.tsx';

/** What a reader sees when a page could not be made; the reason is in the server's log under the number. */
export default function PageError({
  error: { digest },
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <BareNoPage
      mark="Error"
      heading="This page could not be made"
      why={`Something failed on the server while it answered. The address is all right; trying again may be enough. If it is not, the server’s log has the reason${digest ? ` under the number ${digest}` : ''}.`}
    >
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
    </BareNoPage>
  );
}
