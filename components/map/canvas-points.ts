import { scaleLinear } from 'd3-scale';
import createScatterplot from 'regl-scatterplot';
import { type MapControls, MOST_ZOOM, transformLayer } from '#components/map/map-controls.ts';
import type { ScreenPlace } from '#components/map/screen-dots.ts';
import { dotRadius, MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { unpackedPoints } from '#lib/map/points-file.ts';

type Options = {
  /** The colours of the families in their order, of what is dimmed, of what the reader asked for, and of the ground. */
  colours: { families: string[]; dim: string; red: string; paper: string };
  /** Tells of a paper that is pointed at, and where its dot is at any later time. */
  onPoint: (id: number, place: () => ScreenPlace | undefined) => void;
  onOpen: (id: number) => void;
};

/**
 * Draws all points of a large map by WebGL, under the labels of the drawing. Papers that the state has keep the colours of
 * their families and are larger; the others are dimmed.
 *
 * @returns undefined where the points cannot be had or the browser cannot draw them: the drawing stays as it is
 */
export async function canvasMap(
  svg: SVGSVGElement,
  href: string,
  { colours, onPoint, onOpen }: Options,
): Promise<MapControls | undefined> {
  const response = await fetch(href).catch(() => undefined);
  if (!response?.ok) return undefined;
  const { ids, xs, ys, families, isIn } = unpackedPoints(await response.arrayBuffer());
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  svg.before(canvas);
  const [xScale, yScale] = [scaleLinear().domain([-1, 1]), scaleLinear().domain([-1, 1])];
  const isDimming = isIn.includes(0);
  const { width, height } = svg.getBoundingClientRect();
  const radius = dotRadius(ids.length) * (width / MAP_WIDTH);
  const plot = createScatterplot({
    canvas,
    width,
    height,
    xScale,
    yScale,
    aspectRatio: MAP_WIDTH / MAP_HEIGHT,
    backgroundColor: colours.paper,
    pointColor: [...colours.families, colours.dim],
    pointColorActive: colours.red,
    pointColorHover: colours.red,
    colorBy: 'valueA',
    sizeBy: 'valueB',
    pointSize: [2 * radius, isDimming ? 4 * radius : 2 * radius],
    lassoOnLongPress: false,
    cameraDistance: 1,
  });
  await plot.draw({
    x: Array.from(xs, (x) => 2 * x - 1),
    y: Array.from(ys, (y) => 1 - 2 * y),
    valueA: Array.from(families, (family, point) => (isIn[point] === 1 ? family : colours.families.length)),
    valueB: Array.from(isIn),
  });
  const follow = () => {
    const [left = -1, right = 1] = xScale.domain();
    const [, top = 1] = yScale.domain();
    const k = 2 / (right - left);
    transformLayer(svg, k, (-(left + 1) / 2) * MAP_WIDTH * k, (-(1 - top) / 2) * MAP_HEIGHT * k);
  };
  plot.subscribe('view', follow);
  plot.subscribe('pointOver', (point) => {
    onPoint(ids[point] ?? 0, () => {
      const at = plot.getScreenPosition(point);
      const { left, top } = canvas.getBoundingClientRect();
      return at && [left + at[0], top + at[1]];
    });
  });
  plot.subscribe('select', ({ points: [point] }) => {
    if (point !== undefined) onOpen(ids[point] ?? 0);
  });
  const target = () => {
    const [left = -1, right = 1] = xScale.domain();
    const [bottom = -1, top = 1] = yScale.domain();
    return { left, right, bottom, top };
  };
  const show = (x: number, y: number, half: number) => {
    const size = Math.min(1, Math.max(1 / MOST_ZOOM, half));
    plot.zoomToArea({ x: x - size, y: y - size, width: 2 * size, height: 2 * size });
  };
  const centre = () => {
    const { left, right, bottom, top } = target();
    return { x: (left + right) / 2, y: (bottom + top) / 2, half: (right - left) / 2 };
  };
  return {
    zoomBy: (factor) => {
      const { x, y, half } = centre();
      show(x, y, half / factor);
    },
    panBy: (right, down) => {
      const { x, y, half } = centre();
      show(x + right * 2 * half, y - down * 2 * half, half);
    },
    whole: () => show(0, 0, 1),
    shareAt: (clientX, clientY) => {
      const box = canvas.getBoundingClientRect();
      const { left, right, bottom, top } = target();
      const x = left + ((clientX - box.left) / box.width) * (right - left);
      const y = top - ((clientY - box.top) / box.height) * (top - bottom);
      return [(x + 1) / 2, (1 - y) / 2];
    },
    remove: () => {
      plot.destroy();
      canvas.remove();
    },
  };
}
