import type { Edition } from '#lib/edition.ts';

const EDITIONS: [Edition, string][] = [
  ['day', 'Day'],
  ['night', 'Night'],
];

/** Links that choose between the light and the dark page; the style sheet marks the one that is shown. */
export function EditionLinks() {
  return (
    <p className="edition">
      {EDITIONS.map(([edition, label], index) => (
        <span key={edition} className="contents">
          {index > 0 && <i aria-hidden="true">/</i>}
          {/* Plain links: following one sets a cookie, so it must not be fetched ahead. */}
          <a href={`/edition/${edition}`} data-ed={edition}>
            {label}
            <span className="vh"> edition</span>
          </a>
        </span>
      ))}
    </p>
  );
}
