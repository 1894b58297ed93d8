import type { MapControls } from '#components/map/map-controls.ts';

/** What shows that a reader is about to move the map. */
const INTENTS = ['pointerenter', 'touchstart', 'wheel'] as const;

/**
 * The controls of a drawn map whose script, the greatest of the page, comes when somebody begins to use them; what is
 * asked before that is done then. Until then the whole map is seen.
 */
export function svgMapOnIntent(svg: SVGSVGElement): MapControls {
  let map: MapControls | undefined;
  let coming: Promise<void> | undefined;
  let isGone = false;
  const fetchMap = () => {
    coming ??= import('#components/map/svg-map.ts').then(({ svgMap }) => {
      if (!isGone) map = svgMap(svg);
    });
    return coming;
  };
  const begin = () => void fetchMap();
  for (const intent of INTENTS) svg.addEventListener(intent, begin, { once: true, passive: true });
  const then = (act: (map: MapControls) => void) => {
    if (map) act(map);
    else void fetchMap().then(() => map && act(map));
  };
  return {
    zoomBy: (factor) => then(({ zoomBy }) => zoomBy(factor)),
    panBy: (right, down) => then(({ panBy }) => panBy(right, down)),
    whole: () => map?.whole(),
    shareAt: (clientX, clientY) => {
      if (map) return map.shareAt(clientX, clientY);
      const { left, top, width, height } = svg.getBoundingClientRect();
      return [(clientX - left) / width, (clientY - top) / height];
    },
    settled: async () => coming,
    remove: () => {
      isGone = true;
      for (const intent of INTENTS) svg.removeEventListener(intent, begin);
      map?.remove();
    },
  };
}
