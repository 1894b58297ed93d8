import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { setCardMetadata } from '#app/card-metadata.ts';
import { newsreader, newsreaderExt, publicSans, publicSansExt } from '#app/fonts.ts';
import { siteOrigin } from '#app/origin.ts';
import { SaveButtons } from '#components/saved/save-buttons.tsx';
import { Pending } from '#components/ui/pending.tsx';
import { Shortcuts } from '#components/ui/shortcuts.tsx';
import { EDITION_COOKIE, isEdition } from '#lib/edition.ts';
import { OPENSEARCH } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import './globals.css';

const FONTS = [newsreader, newsreaderExt, publicSans, publicSansExt];

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: await siteOrigin(),
    title: { default: 'Broadsheet', template: '%s · Broadsheet' },
    description:
      'A research-paper explorer: browse, filter by topic, search and share the papers of the Daily Papers listing.',
    ...setCardMetadata(EVERYTHING),
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4f4f0' },
    { media: '(prefers-color-scheme: dark)', color: '#141517' },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  const edition = (await cookies()).get(EDITION_COOKIE)?.value;
  return (
    <html
      lang="en"
      className={FONTS.map(({ variable }) => variable).join(' ')}
      data-theme={isEdition(edition) ? edition : undefined}
    >
      <body>
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title="Broadsheet"
          href={OPENSEARCH}
        />
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
        {/* What is alive on every page. */}
        <SaveButtons />
        <Pending />
        <Shortcuts />
      </body>
    </html>
  );
}
