import type { ComponentProps } from 'react';

type AnchorProps = ComponentProps<'a'> & {
  href: string;
  /** Kept for callers until all are plain. */
  scroll?: boolean;
};

/** A link within the site. */
export function Anchor({ scroll: _, ...props }: AnchorProps) {
  return <a {...props} />;
}
