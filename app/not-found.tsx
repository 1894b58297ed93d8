import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { Page } from '#components/page.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';

export const metadata = NOT_FOUND;

export default async function NotFound() {
  const { papers } = await holdings(await database());
  return (
    <Page papers={papers}>
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
    </Page>
  );
}
