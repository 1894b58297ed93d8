import type { ComponentProps } from 'react';

/**
 * A link within the site, which leads to a document: what it leads to is fetched ahead where the browser can
 * (components/ui/still.tsx). Next's own link would bring the page's description instead, three times its bytes, and
 * has a script and a part in that description for each of hundreds of links.
 */
export function Anchor(props: ComponentProps<'a'> & { href: string }) {
  return <a {...props} />;
}
