/** A place on the screen, in px of the window. */
export type ScreenPlace = readonly [clientX: number, clientY: number];

const DOTS = 'a[data-id] circle';

/** Hiding a label is as bad as hiding so many dots. */
const LABEL = 5;

/** Where the dot of a paper is now; undefined where it is not drawn. */
export function placeOfDot(svg: SVGSVGElement, id: number): ScreenPlace | undefined {
  // A paper that is looked for has a second one, above its dot.
  const dot = [...svg.querySelectorAll(`a[data-id="${id}"] circle`)].at(-1);
  const box = dot?.getBoundingClientRect();
  return box && box.width > 0 ? [box.left + box.width / 2, box.top + box.height / 2] : undefined;
}

/** The paper whose dot is nearest to a place, if that is within so many px. */
export function nearestDot(svg: SVGSVGElement, [x, y]: ScreenPlace, within: number): number | undefined {
  const [nearest] = dotsAbout(svg, [x, y]);
  return nearest && nearest.away <= within ? nearest.id : undefined;
}

/** The papers in view, those nearest to the middle of it first; where some are ringed, only those. */
export function papersFromTheMiddle(svg: SVGSVGElement): number[] {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const dots = dotsAbout(svg, [left + width / 2, top + height / 2]).filter(
    ({ x, y }) => x >= left && x <= left + width && y >= top && y <= top + height,
  );
  const ringed = dots.filter(({ isRing }) => isRing);
  return [...new Set((ringed.length > 0 ? ringed : dots).map(({ id }) => id))];
}

/** How much of a map a rectangle of the screen would hide: its dots, and its labels as so many dots each. */
export function hiddenBy(svg: SVGSVGElement, box: DOMRect): number {
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const dots = dotsAbout(svg, [middle.x, middle.y]).filter(
    ({ x, y, isRing }) =>
      !isRing && Math.abs(x - middle.x) <= box.width / 2 && Math.abs(y - middle.y) <= box.height / 2,
  );
  const labels = [...svg.querySelectorAll('text')].filter((label) => {
    const { left, right, top, bottom, width } = label.getBoundingClientRect();
    return width > 0 && left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
  return dots.length + LABEL * labels.length;
}

function dotsAbout(svg: SVGSVGElement, [x, y]: ScreenPlace) {
  const matrix = svg.querySelector<SVGGElement>('[data-layer]')?.getScreenCTM();
  if (!matrix) return [];
  return [...svg.querySelectorAll<SVGCircleElement>(DOTS)]
    .map((dot) => {
      const at = {
        x: dot.cx.baseVal.value * matrix.a + matrix.e,
        y: dot.cy.baseVal.value * matrix.d + matrix.f,
      };
      const id = Number(dot.closest('a')?.getAttribute('data-id'));
      return { ...at, id, isRing: dot.classList.contains('ring'), away: Math.hypot(at.x - x, at.y - y) };
    })
    .sort((a, b) => a.away - b.away);
}
