import { useLayoutEffect, useRef } from 'react';
import { MOVED } from '#components/map/map-controls.ts';
import { hiddenBy, type ScreenPlace } from '#components/map/screen-dots.ts';

/** What is told of a paper on the map: see app/map/paper/[id]/route.ts. */
export type PaperOnMap = { href: string; title: string; abstract: string; meta: string };

type MapCardProps = { paper: PaperOnMap; place: () => ScreenPlace | undefined };

/**
 * A paper that the reader points at, in the corner of the map where there is least to hide, with a line to its dot that
 * follows when the map is moved.
 */
export function MapCard({ paper, place }: MapCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const leader = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    const stage = leader.current?.closest('.map-stage');
    const frame = stage?.querySelector('.map-frame');
    if (!card.current || !leader.current || !stage || !frame) return;
    dock(card.current, frame, place());
    const follow = () => {
      if (card.current && leader.current) lead(leader.current, card.current, frame, place());
    };
    follow();
    stage.addEventListener(MOVED, follow);
    window.addEventListener('resize', follow);
    return () => {
      stage.removeEventListener(MOVED, follow);
      window.removeEventListener('resize', follow);
    };
  }, [place]);
  return (
    <>
      <div className="map-card" ref={card}>
        <h2>
          <a href={paper.href}>{paper.title}</a>
        </h2>
        <p className="map-card-abs">{paper.abstract}</p>
        <p className="meta">{paper.meta}</p>
      </div>
      <svg className="map-leader" ref={leader} aria-hidden="true">
        <path />
        <circle r="5" />
      </svg>
    </>
  );
}

/** Puts the card into the corner where it hides least, and never its own dot; of equal ones the nearest to the dot. */
function dock(card: HTMLElement, frame: Element, place: ScreenPlace | undefined): void {
  const svg = frame.querySelector('svg');
  if (!svg) return;
  const corners = CORNERS.map((classes) => {
    put(card, classes);
    const box = card.getBoundingClientRect();
    const away = place
      ? Math.hypot(place[0] - box.left - box.width / 2, place[1] - box.top - box.height / 2)
      : 0;
    const isOver = place !== undefined && isWithin(box, place);
    return { classes, hidden: isOver ? Number.POSITIVE_INFINITY : hiddenBy(svg, box), away };
  });
  const [best] = corners.sort((a, b) => a.hidden - b.hidden || a.away - b.away);
  if (best) put(card, best.classes);
}

const CORNERS = [[], ['is-left'], ['is-low'], ['is-left', 'is-low']] as const;

function put(card: HTMLElement, classes: readonly string[]): void {
  for (const name of ['is-left', 'is-low']) card.classList.toggle(name, classes.includes(name));
}

/** Draws the line from the edge of the card to the dot; none while the dot is not in view. */
function lead(leader: SVGSVGElement, card: Element, frame: Element, place: ScreenPlace | undefined): void {
  const [seen, told, from] = [frame, card, leader].map((element) => element.getBoundingClientRect());
  const isInView = seen && place && isWithin(seen, place) && told && !isWithin(told, place);
  leader.classList.toggle('is-off', !isInView);
  if (!isInView || !from) return;
  const [x, y] = [place[0] - from.left, place[1] - from.top];
  const edge = {
    x: within(x, told.left - from.left, told.right - from.left),
    y: within(y, told.top - from.top, told.bottom - from.top),
  };
  leader.querySelector('path')?.setAttribute('d', `M${edge.x} ${edge.y}V${y}H${x}`);
  const end = leader.querySelector('circle');
  end?.setAttribute('cx', String(x));
  end?.setAttribute('cy', String(y));
}

function isWithin({ left, right, top, bottom }: DOMRect, [x, y]: ScreenPlace): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
