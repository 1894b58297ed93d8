import type { Metadata } from 'next';
import { Page } from '#components/page.tsx';
import { SavedDesk } from '#components/saved/saved-desk.tsx';
import { ask } from '#db/readers/ask.ts';
import { paperHref } from '#lib/hrefs.ts';

export const metadata: Metadata = {
  title: 'Saved papers',
  description: 'A reader’s own list of papers, with notes and tags, kept in the browser.',
  alternates: { canonical: '/saved' },
  // The list is in the reader's browser: there is nothing here for a search engine.
  robots: { index: false },
};

export default async function Saved() {
  const { papers } = await ask('holdings');
  return (
    <Page section="saved" isAlive papers={papers} className="saved">
      <SavedDesk papersAt={paperHref('')} />
    </Page>
  );
}
