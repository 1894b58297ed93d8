'use client';

import { NoPage } from '#components/no-page.tsx';
import { Anchor } from '#components/ui/anchor.tsx';

/** What a reader sees where there is nothing, with ways on. */
export function NoSuchPage() {
  return (
    <NoPage
      mark="404"
      heading="There is no such page"
      why="No paper, topic, organisation or source has this address. An address that Broadsheet has once given to a paper keeps working; this one may be mistyped or cut short. Search for the title above, or start from one of these."
    >
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
    </NoPage>
  );
}
