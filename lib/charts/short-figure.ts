import { figure } from '#lib/wording.ts';

const THOUSAND = 1000;

/**
 * A count for a mark with room for so many signs only: `998`, `2.5k` of four, `2k` of three, `11k`. What the mark is called
 * has all of it.
 */
export function shortFigure(count: number, room: 3 | 4): string {
  if (count < THOUSAND) return figure(count);
  const thousands = count / THOUSAND;
  return `${room === 4 && thousands < 9.95 ? thousands.toFixed(1) : figure(Math.round(thousands))}k`;
}
