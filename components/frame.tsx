'use client';

import type { ReactNode } from 'react';
import { EditionLinks } from '#components/edition-links.tsx';
import { Foot } from '#components/foot.tsx';
import { SearchForm, type SearchFormProps } from '#components/search-form.tsx';
import { type Section, Sections } from '#components/sections.tsx';
import { Anchor } from '#components/ui/anchor.tsx';

type FrameProps = {
  section?: Section | undefined;
  search: SearchFormProps;
  children: ReactNode;
};

/**
 * Running head and foot of every page but the front one. They are the same on all pages, so that they are a client
 * component: its script is kept by the browser, while what the server alone knows is repeated in every page.
 */
export function Frame({ section, search, children }: FrameProps) {
  return (
    <>
      <header className="head">
        <div className="sheet head-in">
          <Anchor className="word" href="/">
            Broadsheet
          </Anchor>
          <Sections current={section} />
          <SearchForm {...search} />
          <EditionLinks />
        </div>
      </header>
      {children}
      <Foot />
    </>
  );
}
