'use client';

import { EditionLinks } from '#components/edition-links.tsx';
import { SearchForm } from '#components/search-form.tsx';
import { Sections } from '#components/sections.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Holdings } from '#db/queries/holdings.ts';
import { listingsText } from '#lib/source-name.ts';
import { countOf, dateText, figure, numberWord } from '#lib/wording.ts';

type Try = { words: string; href: string };

/** The front page's head: dateline, name, search with words to try, sections. */
export function Masthead({ held, tries }: { held: Holdings; tries: readonly Try[] }) {
  const { papers, listings, dumps, dated, oldest, newest } = held;
  return (
    <header>
      <div className="sheet">
        <div className="dateline">
          <span className="sc">No. {figure(listings)}</span>
          <span>
            {countOf(papers, 'paper')} from {listingsText(listings, dumps, numberWord)}
          </span>
          {oldest && newest && (
            <span className="hide-n">
              {figure(dated)} of them dated, {dateText(oldest)} to {dateText(newest)}
            </span>
          )}
          <EditionLinks />
        </div>
        <div className="mast">
          <h1>
            <Anchor className="word" href="/">
              Broadsheet
            </Anchor>
          </h1>
          <div>
            <SearchForm papers={papers} />
            {tries.length > 0 && (
              <p className="tries">
                Try
                {tries.map(({ words, href }) => (
                  <Anchor className="lk" key={words} href={href}>
                    {words}
                  </Anchor>
                ))}
              </p>
            )}
          </div>
        </div>
      </div>
      <div className="sheet">
        <div className="bar-nav">
          <Sections current="front" />
        </div>
      </div>
    </header>
  );
}
