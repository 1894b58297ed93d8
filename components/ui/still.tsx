'use client';

import { type ComponentProps, useEffect, useRef } from 'react';
import { take } from '#components/ui/held.ts';
import { AHEAD_RULES, STAY_SCRIPT } from '#lib/inline-scripts.ts';

type StillProps = Omit<ComponentProps<'main'>, 'children'> & {
  /** The number of what is written in it (`hold`). */
  held: number;
};

/**
 * A page's content, which never changes in the browser: the server writes it and React leaves it as it is
 * (`suppressHydrationWarning` on an element whose markup is set as such). So what Next repeats of a page in scripts,
 * to make it a second time in the browser, is but this element's number: a page has a third of the bytes, the server
 * writes it once, and nothing of it is hydrated. What is alive in it is put into its places (`usePlaces`).
 *
 * Links lead to documents. Where Next's router brings the page after all, nothing is in it: the document is asked for.
 */
export function Still({ held, ...props }: StillProps) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(held);
  useEffect(() => {
    if (held !== first.current || !main.current?.hasChildNodes()) location.reload();
  }, [held]);
  if (typeof window === 'undefined')
    return (
      <main {...props}>
        {take(held)}
        <script dangerouslySetInnerHTML={{ __html: STAY_SCRIPT }} />
        <script type="speculationrules" dangerouslySetInnerHTML={{ __html: AHEAD_RULES }} />
      </main>
    );
  return <main ref={main} {...props} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />;
}
