'use client';

import { Anchor } from '#components/ui/anchor.tsx';

/** What a reader sees where there is nothing, with ways on. */
export function NoSuchPage() {
  return (
    <>
      <header className="page-h">
        <p className="sc soft">404</p>
        <h1>There is no such page</h1>
        <p className="plain">
          No paper, topic, organisation or source has this address. An address that Broadsheet has once given
          to a paper keeps working; this one may be mistyped or cut short. Search for the title above, or
          start from one of these.
        </p>
      </header>
      <ul className="ways">
        <li>
          <Anchor className="go" href="/papers">
            All papers
          </Anchor>
        </li>
        <li>
          <Anchor className="go" href="/topics">
            All topics
          </Anchor>
        </li>
        <li>
          <Anchor className="go" href="/">
            Front page
          </Anchor>
        </li>
      </ul>
    </>
  );
}
