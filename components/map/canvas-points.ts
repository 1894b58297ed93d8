import { zoomTransform } from 'd3-zoom';
import { MOVED } from '#components/map/map-controls.ts';
import { pointDrawing } from '#components/map/point-drawing.ts';
import type { ScreenPlace } from '#components/map/screen-dots.ts';
import { dotRadius, MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { type MapPointsFile, unpackedPoints } from '#lib/map/points-file.ts';

/** The colours of the families in their order, of what is dimmed, and of what the reader asked for. */
type Colours = { families: string[]; dim: string; red: string };

/** The points of a large map, which are no elements. */
export type CanvasPoints = {
  /** The paper whose point is nearest to a place, if that is within so many px. */
  nearest: (place: ScreenPlace, within: number) => number | undefined;
  placeOf: (id: number) => ScreenPlace | undefined;
  /** Shows which paper is told of. */
  mark: (id: number | undefined) => void;
  remove: () => void;
};

/**
 * Draws all points of a large map on a canvas, under the labels of the drawing and as that is zoomed and panned. Papers
 * that the state has keep the colours of their families and are larger; the others are dimmed, and lie below.
 *
 * @returns undefined where the points cannot be had or the browser cannot draw them: the drawing stays as it is
 */
export async function canvasPoints(
  svg: SVGSVGElement,
  href: string,
  { families, dim, red }: Colours,
): Promise<CanvasPoints | undefined> {
  const response = await fetch(href).catch(() => undefined);
  if (!response?.ok) return undefined;
  const points = othersFirst(unpackedPoints(await response.arrayBuffer()));
  const { ids, xs, ys, isIn } = points;
  const palette = bytesOf([...families, dim, red]);
  const isDimming = isIn.includes(0);
  const colours = new Uint8Array(4 * ids.length);
  for (const [point, family] of points.families.entries()) {
    const place = isIn[point] === 1 ? family : families.length;
    colours.set(palette.subarray(4 * place, 4 * place + 4), 4 * point);
  }
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const [r = 0, g = 0, b = 0] = palette.subarray(-4);
  const sizes = isIn.map((is) => (isDimming ? 1 + is : 1));
  const drawing = pointDrawing(canvas, { xs, ys, colours, sizes }, [r, g, b]);
  if (!drawing) return undefined;
  svg.before(canvas);

  let marked: number | undefined;
  let frame: number | undefined;
  const draw = () => {
    frame = undefined;
    const { width, height } = svg.getBoundingClientRect();
    const [wide, high] = [width, height].map((px) => Math.round(px * devicePixelRatio));
    if (canvas.width !== wide) canvas.width = wide ?? 0;
    if (canvas.height !== high) canvas.height = high ?? 0;
    const { k, x, y } = zoomTransform(svg);
    // As the dots of the drawing, these grow less than the distances between them.
    const diameter = 2 * dotRadius(ids.length) * (canvas.width / MAP_WIDTH) * k ** 0.3;
    drawing.draw({ k, x: x / MAP_WIDTH, y: y / MAP_HEIGHT }, diameter, marked);
  };
  const drawSoon = () => {
    frame ??= requestAnimationFrame(draw);
  };
  const resized = new ResizeObserver(drawSoon);
  resized.observe(svg);
  svg.addEventListener(MOVED, drawSoon);
  const remove = () => {
    resized.disconnect();
    svg.removeEventListener(MOVED, drawSoon);
    if (frame !== undefined) cancelAnimationFrame(frame);
    canvas.remove();
  };
  // What was drawn is gone with its context, and the drawing is there again.
  canvas.addEventListener('webglcontextlost', remove);
  draw();

  /** How a share of the map becomes px of the window: times `scale`, after `origin`. */
  const onScreen = () => {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const { k, x, y } = zoomTransform(svg);
    return {
      scale: [k * width, k * height],
      origin: [left + (x / MAP_WIDTH) * width, top + (y / MAP_HEIGHT) * height],
    } as const;
  };
  return {
    nearest: ([clientX, clientY], within) => {
      const { scale, origin } = onScreen();
      const [x, y] = [clientX - origin[0], clientY - origin[1]];
      let nearest: number | undefined;
      let least = within ** 2;
      for (let point = 0; point < ids.length; point += 1) {
        const away = ((xs[point] ?? 0) * scale[0] - x) ** 2 + ((ys[point] ?? 0) * scale[1] - y) ** 2;
        // Of two at one place the one on top.
        if (away > least) continue;
        least = away;
        nearest = ids[point];
      }
      return nearest;
    },
    placeOf: (id) => {
      const point = ids.indexOf(id);
      if (point === -1) return undefined;
      const { scale, origin } = onScreen();
      return [origin[0] + (xs[point] ?? 0) * scale[0], origin[1] + (ys[point] ?? 0) * scale[1]];
    },
    mark: (id) => {
      const point = id === undefined ? -1 : ids.indexOf(id);
      marked = point === -1 ? undefined : point;
      drawSoon();
    },
    remove,
  };
}

/** The points, those that the state has last: what is drawn later lies above. */
function othersFirst(points: MapPointsFile): MapPointsFile {
  const { ids, xs, ys, families, isIn } = points;
  const all = Uint32Array.from(ids.keys());
  const order = [0, 1].flatMap((is) => [...all.filter((point) => isIn[point] === is)]);
  return {
    ids: Uint32Array.from(order, (point) => ids[point] ?? 0),
    xs: Float32Array.from(order, (point) => xs[point] ?? 0),
    ys: Float32Array.from(order, (point) => ys[point] ?? 0),
    families: Uint8Array.from(order, (point) => families[point] ?? 0),
    isIn: Uint8Array.from(order, (point) => isIn[point] ?? 0),
  };
}

/** Red, green, blue and opacity of colours of the style sheet, 0 to 255, one colour after the other. */
function bytesOf(colours: readonly string[]): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  canvas.width = colours.length;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return new Uint8ClampedArray(4 * colours.length);
  for (const [place, colour] of colours.entries()) {
    context.fillStyle = colour;
    context.fillRect(place, 0, 1, 1);
  }
  return context.getImageData(0, 0, colours.length, 1).data;
}
