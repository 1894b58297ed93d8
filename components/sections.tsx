import { SavedCount } from '#components/saved/saved-count.tsx';
import { SavedVoice } from '#components/saved/saved-voice.tsx';
import { Anchor } from '#components/ui/anchor.tsx';

const SECTIONS = [
  ['front', '/', 'Front page'],
  ['explore', '/papers', 'Explore'],
  ['topics', '/topics', 'Topics'],
  ['map', '/map', 'Map'],
  ['trends', '/trends', 'Trends'],
  ['about', '/about', 'About'],
  ['saved', '/saved', 'Saved'],
] as const;

export type Section = (typeof SECTIONS)[number][0];

/** The site's sections, the present one marked. */
export function Sections({ current }: { current?: Section | undefined }) {
  return (
    <>
      <nav className="nav" aria-label="Sections">
        {SECTIONS.map(([section, href, label]) => {
          const isCurrent = section === current;
          // From a shared list, which is in the fragment alone, only the browser's own following leads to the reader's.
          const Link = section === 'saved' && isCurrent ? 'a' : Anchor;
          return (
            <Link key={section} href={href} aria-current={isCurrent ? 'page' : undefined}>
              {label}
              {section === 'saved' && <SavedCount />}
            </Link>
          );
        })}
      </nav>
      <SavedVoice />
    </>
  );
}
