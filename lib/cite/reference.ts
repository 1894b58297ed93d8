import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { CslItem } from '#lib/cite/csl.ts';
import type { CslName } from '#lib/cite/names.ts';

/** A paper as an entry of a bibliography in the style of the APA (7th edition), in plain text, on one line. */
export function apaReference(item: CslItem): string {
  // The style prints the archive besides the publisher, which for arXiv are the same.
  const { archive: _, archive_location: __, abstract: ___, ...rest } = item;
  const text = plugins.output.format('bibliography', [rest], {
    format: 'text',
    template: 'apa',
    lang: 'en-US',
  });
  // Of an undated paper the style says when it was retrieved, which is the reader's to say.
  return oneLine(text).replace(/ Retrieved (?=https?:\/\/\S+$)/, ' ');
}

/** A paper in one line without a style: names, title, where and when it came out, address. What is unknown is left out. */
export function plainReference(item: CslItem): string {
  const [year] = item.issued?.['date-parts'][0] ?? [];
  const place = item['container-title'] ?? item.number;
  const dated = year !== undefined && !place?.includes(String(year)) ? String(year) : undefined;
  const parts = [
    item.author?.map(spoken).join(', '),
    item.title,
    [place, dated].filter((part) => part !== undefined).join(', ') || undefined,
    item.DOI === undefined ? item.URL : `https://doi.org/${item.DOI}`,
  ];
  return oneLine(
    parts
      .filter((part) => part !== undefined)
      .map((part, index, all) => (index === all.length - 1 || /[.?!]$/.test(part) ? part : `${part}.`))
      .join(' '),
  );
}

function spoken(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.given, name['non-dropping-particle'], name.family, name.suffix]
    .filter((part) => part !== undefined)
    .join(' ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
