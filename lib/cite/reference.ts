import type { CslItem } from '#lib/cite/csl.ts';
import { spokenName } from '#lib/cite/names.ts';

/** A paper in one line without a style: names, title, where and when it came out, address. What is unknown is left out. */
export function plainReference(item: CslItem): string {
  const [year] = item.issued?.['date-parts'][0] ?? [];
  const place = item['container-title'] ?? item.number;
  const dated = year !== undefined && !place?.includes(String(year)) ? String(year) : undefined;
  return sentences(
    [
      item.author?.map(spokenName).join(', '),
      item.title,
      [place, dated].filter((part) => part !== undefined).join(', ') || undefined,
    ],
    addressOf(item),
  );
}

/** Where a work is to be had, by its DOI where it has one, as the styles prefer it. */
export function addressOf({ DOI, URL }: CslItem): string | undefined {
  return DOI === undefined ? URL : `https://doi.org/${DOI}`;
}

/**
 * The parts of a reference that are known on one line, each ended by a full stop where its last sign ends no sentence.
 * An address behind them has no full stop, which would be read as part of it.
 */
export function sentences(parts: readonly (string | undefined)[], address?: string | undefined): string {
  const known = parts.filter((part) => part !== undefined).map(ended);
  return [...known, ...(address === undefined ? [] : [address])].join(' ').replace(/\s+/g, ' ').trim();
}

function ended(part: string): string {
  return /[.?!][”’]{0,2}$/.test(part) ? part : `${part}.`;
}
