/** A map on the screen that can be moved about (svg-map.ts). */
export type MapControls = {
  zoomBy: (factor: number) => void;
  /** Moves what is seen by shares of its width and height. */
  panBy: (right: number, down: number) => void;
  whole: () => void;
  /** The place on the map, in shares of its width and height, of a place on the screen. */
  shareAt: (clientX: number, clientY: number) => [x: number, y: number];
  /** When all that was asked of it is done. */
  settled?: () => Promise<void>;
  remove: () => void;
};

export const MOST_ZOOM = 24;

/** The event that tells of the map's having been moved. */
export const MOVED = 'mapmoved';

/** Looked at so close, all labels have room in a narrow window too. */
const CLOSE = 2;

/** Puts the drawing where a zoom has it; what is written and the dots grow less than the distances between them. */
export function transformLayer(svg: SVGSVGElement, k: number, x: number, y: number): void {
  svg.querySelector('[data-layer]')?.setAttribute('transform', `translate(${x} ${y}) scale(${k})`);
  svg.style.setProperty('--shrink', String(k ** -0.7));
  svg.toggleAttribute('data-zoomed', k > 1.001);
  svg.toggleAttribute('data-close', k >= CLOSE);
  svg.dispatchEvent(new Event(MOVED, { bubbles: true }));
}
