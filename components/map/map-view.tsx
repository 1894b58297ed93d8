'use client';

import { useRouter } from 'next/navigation';
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { CanvasPoints } from '#components/map/canvas-points.ts';
import { Lasso } from '#components/map/lasso.tsx';
import { MapButtons, STEP } from '#components/map/map-buttons.tsx';
import { MapCard } from '#components/map/map-card.tsx';
import type { MapControls } from '#components/map/map-controls.ts';
import { nearestDot, papersFromTheMiddle, placeOfDot } from '#components/map/screen-dots.ts';
import { svgMapOnIntent } from '#components/map/svg-map-on-intent.ts';
import { usePaperCard } from '#components/map/use-paper-card.ts';
import { areaOfLine, areaText } from '#lib/map/area.ts';

/** The share of the view that an arrow moves it by. */
const PAN = 0.15;
/** How far off a dot a mouse or a finger may be, in px. */
const REACH = { mouse: 10, touch: 24 };

type MapViewProps = {
  /** The map's address with `{area}` for a drawn area, and that of a paper's card with `{id}`. */
  areaTemplate: string;
  paperTemplate: string;
  /** Where all points are, if more than the drawing has. */
  pointsHref: string | undefined;
  /** The slugs of the families, in their order, with a comma between. */
  families: string;
  /** The paper that is looked for. */
  sought: number | undefined;
  children: ReactNode;
};

/** Lets the map that is drawn inside be zoomed, panned, pointed at, and an area of it be taken; without script it links. */
export function MapView({
  areaTemplate,
  paperTemplate,
  pointsHref,
  families,
  sought,
  children,
}: MapViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const controls = useRef<MapControls>(undefined);
  const canvas = useRef<CanvasPoints>(undefined);
  /** How the pointer that was put down last touches, and the papers that the keys go through, with the place among them. */
  const pointer = useRef('mouse');
  const walk = useRef<{ ids: number[]; at: number }>(undefined);
  const [isReady, setReady] = useState(false);
  const [isDrawing, setDrawing] = useState(false);
  const { shown, point, wait, hide, fetchPaper } = usePaperCard(paperTemplate);
  const router = useRouter();

  useEffect(() => {
    const svg = frame.current?.querySelector('svg');
    if (!svg) return;
    let isGone = false;
    controls.current = svgMapOnIntent(svg);
    setReady(true);
    if (sought !== undefined) point(sought, () => placeOfDot(svg, sought));
    if (pointsHref !== undefined) {
      import('#components/map/canvas-points.ts').then(async ({ canvasPoints }) => {
        const drawn = await canvasPoints(svg, pointsHref, coloursOf(svg, families.split(',')));
        if (isGone) drawn?.remove();
        else canvas.current = drawn;
      });
    }
    return () => {
      isGone = true;
      controls.current?.remove();
      canvas.current?.remove();
      canvas.current = undefined;
    };
  }, [pointsHref, families, sought, point]);
  useEffect(() => canvas.current?.mark(shown?.id), [shown]);

  const take = async (line: { clientX: number; clientY: number }[]) => {
    await controls.current?.settled?.();
    const area = areaOfLine(
      line.flatMap(({ clientX, clientY }) => controls.current?.shareAt(clientX, clientY) ?? []),
    );
    // What encloses nothing is drawn again.
    if (!area) return;
    setDrawing(false);
    hide();
    // The click that ends the line is none on a dot.
    pointer.current = 'drawn';
    router.push(areaTemplate.replace('{area}', areaText(area)), { scroll: false });
  };
  const takeView = () => {
    const box = frame.current?.querySelector('svg')?.getBoundingClientRect();
    if (!box) return;
    const { left, right, top, bottom } = box;
    const corners = [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ];
    take(corners.map(([clientX = 0, clientY = 0]) => ({ clientX, clientY })));
  };
  const placeOf = (svg: SVGSVGElement, id: number) =>
    canvas.current ? canvas.current.placeOf(id) : placeOfDot(svg, id);
  const tellOf = (svg: SVGSVGElement, id: number) => {
    if (id !== shown?.id) point(id, () => placeOf(svg, id));
  };
  const goOn = (step: number) => {
    const svg = frame.current?.querySelector('svg');
    if (!svg) return;
    const ids = walk.current?.ids ?? papersFromTheMiddle(svg);
    const at = walk.current ? (walk.current.at + step + ids.length) % ids.length : 0;
    walk.current = { ids, at };
    const id = ids[at];
    if (id !== undefined) tellOf(svg, id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target !== frame.current) return;
    const act = KEYS[event.key];
    if (act && controls.current) {
      act(controls.current);
      walk.current = undefined;
    } else if (pointsHref === undefined && (event.key === 'j' || event.key === 'k'))
      goOn(event.key === 'j' ? 1 : -1);
    else if (event.key === 'Enter' && shown) location.assign(shown.paper.href);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const nearest = (event: MouseEvent) => {
    const svg = frame.current?.querySelector('svg');
    if (!svg || isDrawing || pointer.current === 'drawn') return undefined;
    const within = pointer.current === 'touch' ? REACH.touch : REACH.mouse;
    const place = [event.clientX, event.clientY] as const;
    const id = canvas.current?.nearest(place, within) ?? nearestDot(svg, place, within);
    return id === undefined ? undefined : { svg, id };
  };
  const onPointerMove = (event: PointerEvent) => {
    pointer.current = event.pointerType;
    if (event.pointerType === 'touch' || event.buttons > 0) return;
    const dot = nearest(event);
    if (dot) tellOf(dot.svg, dot.id);
    else wait();
  };
  const onClick = async (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isTouch = pointer.current === 'touch';
    // A mouse follows the link it is on; a finger is told of the paper first. Labels are links for both.
    if (link && (!isTouch || !link.hasAttribute('data-id'))) return;
    const dot = nearest(event);
    if (!dot) return;
    event.preventDefault();
    if (isTouch) return tellOf(dot.svg, dot.id);
    const paper = await fetchPaper(dot.id);
    if (paper) location.assign(paper.href);
  };

  return (
    <div className="map-wrap">
      <MapButtons
        {...{ controls, isReady, isDrawing }}
        onDraw={() => setDrawing((was) => !was)}
        onView={takeView}
      />
      <div className="map-stage" onPointerLeave={() => pointer.current !== 'touch' && hide()}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form */}
        <div
          ref={frame}
          className={isDrawing ? 'map-frame is-drawing' : 'map-frame'}
          role="group"
          aria-label="Map"
          aria-describedby="map-keys"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop the keyboard could not move the map (WCAG 2.1.1)
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            pointer.current = event.pointerType;
          }}
          onPointerMove={onPointerMove}
          onClick={onClick}
        >
          {children}
          {isDrawing && <Lasso onDrawn={take} onEnd={() => setDrawing(false)} />}
        </div>
        <p className="map-keys" id="map-keys">
          Keys: + and − zoom, the arrows move the map, 0 shows all of it
          {pointsHref === undefined && ', j and k go from paper to paper, Enter opens one'}.
        </p>
        <div aria-live="polite">{shown && <MapCard {...shown} key={shown.id} />}</div>
      </div>
    </div>
  );
}

const KEYS: Readonly<Record<string, (map: MapControls) => void>> = {
  '+': (map) => map.zoomBy(STEP),
  '=': (map) => map.zoomBy(STEP),
  '-': (map) => map.zoomBy(1 / STEP),
  '0': (map) => map.whole(),
  ArrowLeft: (map) => map.panBy(-PAN, 0),
  ArrowRight: (map) => map.panBy(PAN, 0),
  ArrowUp: (map) => map.panBy(0, -PAN),
  ArrowDown: (map) => map.panBy(0, PAN),
};

/** The colours of the style sheet, in the edition that is read. */
function coloursOf(element: Element, families: readonly string[]) {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    families: families.map((slug) => token(`--f-${slug}`) || token('--bar')),
    dim: token('--ghost'),
    red: token('--red'),
  };
}
