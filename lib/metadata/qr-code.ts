import { encode } from 'uqr';
import { element, xmlDocument } from '#lib/feeds/xml.ts';

/** Modules that are left light around a code, so that readers find it (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * A text as a QR code in an SVG document, one unit a module, which `title` says to those who cannot see it. It can be
 * read with 15 % of it covered, or with more where that needs no larger code. It is black on white whatever is around
 * it, since many readers want it so.
 */
export function qrCodeSvg(text: string, title: string): string {
  const matrix = encode(text, { ecc: 'M', boostEcc: true, border: QUIET_ZONE }).data;
  const size = String(matrix.length);
  return xmlDocument(
    element(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${size} ${size}`, role: 'img' },
      element('title', {}, title),
      element('rect', { width: size, height: size, fill: '#fff' }),
      element('path', { d: darkPath(matrix), fill: '#000', 'shape-rendering': 'crispEdges' }),
    ),
  );
}

/** The dark modules as one path, those side by side as one rectangle. */
function darkPath(matrix: readonly (readonly boolean[])[]): string {
  return matrix
    .flatMap((row, y) => {
      const text = row.map((isDark) => (isDark ? '#' : ' ')).join('');
      return [...text.matchAll(/#+/g)].map(
        ({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`,
      );
    })
    .join('');
}
