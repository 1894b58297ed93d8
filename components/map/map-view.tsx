'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { Lasso } from '#components/map/lasso.tsx';
import { MapCard } from '#components/map/map-card.tsx';
import type { MapControls } from '#components/map/map-controls.ts';
import { svgMap } from '#components/map/svg-map.ts';
import { usePaperCard } from '#components/map/use-paper-card.ts';
import { areaOfLine, areaText } from '#lib/map/area.ts';

/** What the + and − keys zoom by, and the share of the view that an arrow moves it by. */
const STEP = 1.6;
const PAN = 0.15;

type MapViewProps = {
  /** The map's address with `{area}` for a drawn area, and that of a paper's card with `{id}`. */
  areaTemplate: string;
  paperTemplate: string;
  /** Where all points are, if more than the drawing has. */
  pointsHref: string | undefined;
  /** The slugs of the families, in their order. */
  families: readonly string[];
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
  const [isReady, setReady] = useState(false);
  const [isDrawing, setDrawing] = useState(false);
  const { shown, point, hide, fetchPaper } = usePaperCard(paperTemplate, sought);
  const router = useRouter();

  useEffect(() => {
    const svg = frame.current?.querySelector('svg');
    if (!svg) return;
    let isGone = false;
    controls.current = svgMap(svg);
    setReady(true);
    if (pointsHref !== undefined) {
      import('#components/map/canvas-map.ts').then(async ({ canvasMap }) => {
        const canvas = await canvasMap(svg, pointsHref, {
          colours: coloursOf(svg, families),
          onPoint: point,
          onOpen: async (id) => {
            const paper = await fetchPaper(id);
            if (paper) router.push(paper.href);
          },
        });
        if (!canvas) return;
        if (isGone) return canvas.remove();
        controls.current?.remove();
        controls.current = canvas;
      });
    }
    return () => {
      isGone = true;
      controls.current?.remove();
    };
  }, [pointsHref, families, point, fetchPaper, router]);

  const take = (line: { clientX: number; clientY: number }[]) => {
    setDrawing(false);
    const area = areaOfLine(
      line.flatMap(({ clientX, clientY }) => controls.current?.shareAt(clientX, clientY) ?? []),
    );
    if (area) router.push(areaTemplate.replace('{area}', areaText(area)), { scroll: false });
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
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (!act || !controls.current) return;
    event.preventDefault();
    act(controls.current);
  };
  const onPoint = (event: SyntheticEvent) => {
    const dot = event.target instanceof Element ? event.target.closest('a[data-id]') : null;
    const box = frame.current?.getBoundingClientRect();
    if (!dot || !box) return;
    const { left, width } = dot.getBoundingClientRect();
    point(Number(dot.getAttribute('data-id')), left + width / 2 > box.left + box.width / 2);
  };

  return (
    <div className="map-wrap">
      {isReady && (
        <p className="map-buttons">
          <button type="button" className="btn" onClick={() => controls.current?.zoomBy(STEP)}>
            Closer
          </button>
          <button type="button" className="btn" onClick={() => controls.current?.zoomBy(1 / STEP)}>
            Farther
          </button>
          <button type="button" className="btn" onClick={() => controls.current?.whole()}>
            Whole map
          </button>
          <button
            type="button"
            className="btn"
            aria-pressed={isDrawing}
            onClick={() => setDrawing((was) => !was)}
          >
            Draw an area
          </button>
          <button type="button" className="btn" onClick={takeView}>
            Papers in view
          </button>
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form */}
      <div
        ref={frame}
        className="map-frame"
        role="group"
        aria-label="Map. Plus and minus zoom, the arrows move it, 0 shows all of it."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop the keyboard could not move the map (WCAG 2.1.1)
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerOver={onPoint}
        onFocus={onPoint}
        onPointerLeave={hide}
      >
        {children}
        {isDrawing && <Lasso onDrawn={take} />}
      </div>
      {shown && <MapCard {...shown} />}
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
    paper: token('--paper'),
  };
}
