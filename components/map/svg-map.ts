import { select } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import { type MapControls, MOST_ZOOM, transformLayer } from '#components/map/map-controls.ts';
import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';

/** Lets a drawn map be zoomed and panned by mouse and touch, and by what it returns. */
export function svgMap(svg: SVGSVGElement): MapControls {
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, MOST_ZOOM])
    .extent([
      [0, 0],
      [MAP_WIDTH, MAP_HEIGHT],
    ])
    .translateExtent([
      [0, 0],
      [MAP_WIDTH, MAP_HEIGHT],
    ])
    // One finger scrolls the page while the whole map is seen.
    .filter((event: MouseEvent | TouchEvent) => {
      if ('touches' in event) return event.touches.length > 1 || svg.hasAttribute('data-zoomed');
      return !event.button && (!event.ctrlKey || event.type === 'wheel');
    })
    .on('zoom', ({ transform }) => transformLayer(svg, transform.k, transform.x, transform.y));
  const drawing = select(svg).call(behaviour);
  return {
    zoomBy: (factor) => behaviour.scaleBy(drawing, factor),
    panBy: (right, down) => {
      const { k } = zoomTransform(svg);
      behaviour.translateBy(drawing, (-right * MAP_WIDTH) / k, (-down * MAP_HEIGHT) / k);
    },
    whole: () => behaviour.transform(drawing, zoomIdentity),
    shareAt: (clientX, clientY) => {
      const { left, top, width, height } = svg.getBoundingClientRect();
      const { k, x, y } = zoomTransform(svg);
      return [
        (((clientX - left) / width) * MAP_WIDTH - x) / k / MAP_WIDTH,
        (((clientY - top) / height) * MAP_HEIGHT - y) / k / MAP_HEIGHT,
      ];
    },
    remove: () => {
      drawing.on('.zoom', null);
    },
  };
}
