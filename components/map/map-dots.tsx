'use client';

/** A dot: the number of its paper, its address and title, its family or '' where it is dimmed, and its place in the frame. */
type Dot = readonly [id: number, href: string, title: string, family: string, x: number, y: number];

type MapDotsProps = {
  dots: readonly Dot[];
  radius: number /** Of the rings; none where nothing is chosen. */;
  ring: number;
};

/**
 * The dots of a map, each a link. They are drawn on the server as all else; that this can run in a browser too saves the
 * page from carrying them twice, as elements and as their description.
 */
export function MapDots({ dots, radius, ring }: MapDotsProps) {
  return dots.map(([id, href, title, family, x, y]) => (
    <a key={id} href={href} tabIndex={-1} data-id={id}>
      <circle className={family === '' ? 'dot dim' : `dot f-${family}`} cx={x} cy={y} r={radius}>
        <title>{title}</title>
      </circle>
      {ring > 0 && family !== '' && <circle className="ring" cx={x} cy={y} r={ring} />}
    </a>
  ));
}
