import type { ReactNode } from 'react';
import { BareHead } from '#components/bare-head.tsx';

type NoPageProps = {
  /** A status, or a word for it. */
  mark: string;
  heading: string;
  why: ReactNode;
  /** Ways on, as items of a list. */
  children: ReactNode;
};

/** What a reader is told in the place of a page's content. */
export function NoPage({ mark, heading, why, children }: NoPageProps) {
  return (
    <>
      <header className="page-h">
        <p className="sc soft">{mark}</p>
        <h1>{heading}</h1>
        <p className="plain">{why}</p>
      </header>
      <ul className="ways">{children}</ul>
    </>
  );
}

/** The same as a whole page, which asks nothing of the database. */
export function BareNoPage(props: NoPageProps) {
  return (
    <>
      <BareHead />
      <main id="main" className="sheet" tabIndex={-1}>
        <NoPage {...props} />
      </main>
    </>
  );
}
