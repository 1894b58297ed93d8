/** What is drawn: in shares of the map's width and height the places, for each point a colour and how many times as large as usual it is. */
export type DrawnPoints = {
  xs: Float32Array;
  ys: Float32Array;
  /** Red, green, blue and opacity of each point, 0 to 255. */
  colours: Uint8Array;
  sizes: Uint8Array;
};

/** How the map is seen: enlarged `k` times, and its top left corner in shares of the window's width and height. */
type MapWindow = { k: number; x: number; y: number };

type PointDrawing = {
  /** Draws all points with a usual diameter in px, and one of them once more on top, in the colour of the marked. */
  draw: (seen: MapWindow, diameter: number, marked?: number) => void;
};

const VERTICES = `
attribute float x;
attribute float y;
attribute vec4 colour;
attribute float size;
uniform vec3 seen;
uniform float diameter;
uniform vec4 mark;
varying vec4 fill;
varying float pixel;
void main() {
  vec2 at = vec2(x, y) * seen.x + seen.yz;
  gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
  gl_PointSize = max(1.0, diameter * size);
  fill = mix(colour, vec4(mark.rgb, 1.0), mark.a);
  pixel = 1.0 / gl_PointSize;
}`;

/** A disc whose rim is one pixel soft, its colours multiplied by what it covers. */
const FRAGMENTS = `
precision mediump float;
varying vec4 fill;
varying float pixel;
void main() {
  float covered = 1.0 - smoothstep(0.5 - pixel, 0.5, length(gl_PointCoord - 0.5));
  gl_FragColor = vec4(fill.rgb, 1.0) * fill.a * covered;
}`;

/**
 * Draws points on a canvas by WebGL, without a library: those that are made for it compile their commands in the
 * browser, which the pages' policy forbids (`unsafe-eval`).
 *
 * @param mark red, green and blue of the marked point, 0 to 255
 * @returns undefined where the browser has no WebGL
 */
export function pointDrawing(
  canvas: HTMLCanvasElement,
  { xs, ys, colours, sizes }: DrawnPoints,
  mark: readonly [number, number, number],
): PointDrawing | undefined {
  const gl = canvas.getContext('webgl');
  const program = gl && programOf(gl);
  if (!gl || !program) return undefined;
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's own, no hook
  gl.useProgram(program);
  const give = (name: string, data: Float32Array | Uint8Array, width: number, isShare = false) => {
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    const place = gl.getAttribLocation(program, name);
    const type = data instanceof Float32Array ? gl.FLOAT : gl.UNSIGNED_BYTE;
    gl.vertexAttribPointer(place, width, type, isShare, 0, 0);
    gl.enableVertexAttribArray(place);
  };
  give('x', xs, 1);
  give('y', ys, 1);
  give('colour', colours, 4, true);
  give('size', sizes, 1);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  const [seenAt, diameterAt, markAt] = [uniform('seen'), uniform('diameter'), uniform('mark')];
  const [red, green, blue] = mark.map((part) => part / 255);
  return {
    draw: ({ k, x, y }, diameter, marked) => {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform3f(seenAt, k, x, y);
      gl.uniform1f(diameterAt, diameter);
      gl.uniform4f(markAt, 0, 0, 0, 0);
      gl.drawArrays(gl.POINTS, 0, xs.length);
      if (marked === undefined) return;
      gl.uniform4f(markAt, red ?? 0, green ?? 0, blue ?? 0, 1);
      gl.drawArrays(gl.POINTS, marked, 1);
    },
  };
}

function programOf(gl: WebGLRenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTICES],
    [gl.FRAGMENT_SHADER, FRAGMENTS],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : undefined;
}
