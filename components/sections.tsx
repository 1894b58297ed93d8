import { Anchor } from '#components/ui/anchor.tsx';

const SECTIONS = [
  ['front', '/', 'Front page'],
  ['explore', '/papers', 'Explore'],
  ['topics', '/topics', 'Topics'],
  ['about', '/about', 'About'],
] as const;

export type Section = (typeof SECTIONS)[number][0];

/** The site's sections, the present one marked. */
export function Sections({ current }: { current?: Section | undefined }) {
  return (
    <nav className="nav" aria-label="Sections">
      {SECTIONS.map(([section, href, label]) => (
        <Anchor key={section} href={href} aria-current={section === current ? 'page' : undefined}>
          {label}
        </Anchor>
      ))}
    </nav>
  );
}
