/**
 * The points of a map as bytes, for a canvas: little-endian, the number of points as a 32-bit number, then of all points
 * the papers' numbers (32 bits), x and y (32-bit floats, shares of the map's width and height), the place of the
 * family among the families (8 bits), and whether the state has the paper (8 bits, 1 or 0).
 */
export type MapPointsFile = {
  ids: Uint32Array;
  xs: Float32Array;
  ys: Float32Array;
  families: Uint8Array;
  isIn: Uint8Array;
};

const BYTES = 14;

export function packedPoints(points: MapPointsFile): Uint8Array<ArrayBuffer> {
  const { ids, xs, ys, families, isIn } = points;
  const count = ids.length;
  const bytes = new Uint8Array(4 + BYTES * count);
  new DataView(bytes.buffer).setUint32(0, count, true);
  let offset = 4;
  for (const column of [ids, xs, ys, families, isIn]) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += column.byteLength;
  }
  return bytes;
}

/** @throws RangeError where the bytes are fewer or more than their number of points says */
export function unpackedPoints(buffer: ArrayBuffer): MapPointsFile {
  const count = buffer.byteLength < 4 ? -1 : new DataView(buffer).getUint32(0, true);
  if (buffer.byteLength !== 4 + BYTES * count) throw new RangeError('These are not the points of a map.');
  return {
    ids: new Uint32Array(buffer, 4, count),
    xs: new Float32Array(buffer, 4 + 4 * count, count),
    ys: new Float32Array(buffer, 4 + 8 * count, count),
    families: new Uint8Array(buffer, 4 + 12 * count, count),
    isIn: new Uint8Array(buffer, 4 + 13 * count, count),
  };
}
