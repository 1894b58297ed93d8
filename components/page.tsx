import type { ReactNode } from 'react';
import { EditionLinks } from '#components/edition-links.tsx';
import { Foot } from '#components/foot.tsx';
import { SearchForm } from '#components/search-form.tsx';
import { type Section, Sections } from '#components/sections.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { Pending } from '#components/ui/pending.tsx';
import { Shortcuts } from '#components/ui/shortcuts.tsx';
import type { PaperQuery } from '#lib/paper-query.ts';

type PageProps = {
  section?: Section;
  /** Papers in the database, for the search box. */
  papers: number;
  /** The explorer's state, which a search keeps. */
  within?: PaperQuery;
  className?: string;
  children: ReactNode;
};

/** Running head, content and foot of every page but the front one. */
export function Page({ section, papers, within, className, children }: PageProps) {
  return (
    <>
      <header className="head">
        <div className="sheet head-in">
          <Anchor className="word" href="/">
            Broadsheet
          </Anchor>
          <Sections current={section} />
          <SearchForm papers={papers} {...(within && { within })} />
          <EditionLinks />
        </div>
      </header>
      <main id="main" className={`sheet ${className ?? ''}`} tabIndex={-1}>
        {children}
      </main>
      <Foot />
      <Pending />
      <Shortcuts />
    </>
  );
}
