import type { ReactNode } from 'react';
import { Frame } from '#components/frame.tsx';
import type { Section } from '#components/sections.tsx';
import { hold } from '#components/ui/held.ts';
import { Still } from '#components/ui/still.tsx';
import { paramsOf } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

type PageProps = {
  section?: Section;
  /** Papers in the database, for the search box. */
  papers: number;
  /** The explorer's state, which a search keeps. */
  within?: PaperQuery;
  className?: string;
  /** What is alive on a page that is not so as a whole: client components that put themselves into their places. */
  leaves?: ReactNode;
  /** Whether the content itself is of client components, or changes without a new document. */
  isAlive?: boolean;
  children: ReactNode;
};

/** Every page but the front one: its content between running head and foot. */
export function Page({ section, papers, within, className, leaves, isAlive = false, children }: PageProps) {
  const main = {
    id: 'main',
    className: className === undefined ? 'sheet' : `sheet ${className}`,
    tabIndex: -1,
  };
  const kept = within && paramsOf({ ...within, q: '', sort: undefined, page: 1 });
  return (
    <Frame section={section} search={{ papers, text: within?.q, kept }}>
      {isAlive ? <main {...main}>{children}</main> : <Still {...main} held={hold(children)} />}
      {leaves}
    </Frame>
  );
}
