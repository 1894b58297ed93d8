import { useLayoutEffect, useRef } from 'react';
import { MOVED } from '#components/map/map-controls.ts';
import type { ScreenPlace } from '#components/map/screen-dots.ts';

/** What is told of a paper on the map: see app/map/paper/[id]/route.ts. */
export type PaperOnMap = { href: string; title: string; abstract: string; meta: string };

type MapCardProps = { paper: PaperOnMap; place: () => ScreenPlace | undefined };

/**
 * A paper that the reader points at, in the corner of the map that is farthest from its dot, with a line to the dot that
 * follows when the map is moved.
 */
export function MapCard({ paper, place }: MapCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const leader = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    const stage = leader.current?.closest('.map-stage');
    const frame = stage?.querySelector('.map-frame');
    if (!card.current || !leader.current || !stage || !frame) return;
    dock(card.current, frame.getBoundingClientRect(), place());
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

function dock(card: HTMLElement, frame: DOMRect, place: ScreenPlace | undefined): void {
  const [x, y] = place ?? [frame.left, frame.bottom];
  card.classList.toggle('is-left', x > frame.left + frame.width / 2);
  card.classList.toggle('is-low', y < frame.top + frame.height / 2);
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
