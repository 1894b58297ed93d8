import { inflateSync } from 'node:zlib';

/**
 * The characters, as code points, that a WOFF file has glyphs for: those of its `cmap` subtable for Unicode’s first
 * plane (W3C WOFF 1.0, section 4; OpenType, `cmap` format 4). Throws on a file that has none.
 */
export function fontCharacters(woff: Uint8Array): Set<number> {
  const cmap = table(woff, 'cmap');
  const view = new DataView(cmap.buffer, cmap.byteOffset, cmap.byteLength);
  for (let record = 0; record < view.getUint16(2); record++) {
    const start = view.getUint32(8 + 8 * record);
    if (view.getUint16(start) === 4) return charactersOfFormat4(view, start);
  }
  throw new Error('The font has no character map of format 4.');
}

const WOFF = 0x774f4646;

function table(woff: Uint8Array, wanted: string): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (view.getUint32(0) !== WOFF) throw new Error('The font is no WOFF file.');
  for (let entry = 0; entry < view.getUint16(12); entry++) {
    const at = 44 + 20 * entry;
    if (String.fromCharCode(...woff.subarray(at, at + 4)) !== wanted) continue;
    const [offset, packed, length] = [
      view.getUint32(at + 4),
      view.getUint32(at + 8),
      view.getUint32(at + 12),
    ];
    const data = woff.subarray(offset, offset + packed);
    return packed < length ? inflateSync(data) : data;
  }
  throw new Error(`The font has no table “${wanted}”.`);
}

function charactersOfFormat4(view: DataView, start: number): Set<number> {
  const segments = view.getUint16(start + 6) / 2;
  const ends = start + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const offsets = deltas + 2 * segments;
  const found = new Set<number>();
  for (let segment = 0; segment < segments; segment++) {
    const [first, last] = [view.getUint16(starts + 2 * segment), view.getUint16(ends + 2 * segment)];
    const delta = view.getUint16(deltas + 2 * segment);
    const offset = view.getUint16(offsets + 2 * segment);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed =
        offset === 0 ? code : view.getUint16(offsets + 2 * segment + offset + 2 * (code - first));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(code);
    }
  }
  return found;
}
