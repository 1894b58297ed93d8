import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { NoSuchPage } from '#components/no-such-page.tsx';
import { Page } from '#components/page.tsx';
import { ask } from '#db/readers/ask.ts';

export const metadata = NOT_FOUND;

/** Next writes this page into the scripts of every other one too, so that its words are a client component's. */
export default async function NotFound() {
  const { papers } = await ask('holdings');
  return (
    <Page papers={papers} isAlive>
      <NoSuchPage />
    </Page>
  );
}
