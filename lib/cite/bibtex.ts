import type { CslItem } from '#lib/cite/csl.ts';
import type { CslName } from '#lib/cite/names.ts';
import { texText, texTitle } from '#lib/cite/tex.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const KINDS: Record<CslItem['type'], [entry: string, container: string]> = {
  'paper-conference': ['inproceedings', 'booktitle'],
  'article-journal': ['article', 'journal'],
  article: ['misc', 'howpublished'],
  document: ['misc', 'howpublished'],
};

/**
 * An entry of BibTeX, with a line break behind it: `@misc` for a preprint, with arXiv's own fields (`eprint`,
 * `archiveprefix`) wherever the id is known. BibTeX has no field for the day. Written here, not by citation-js, which
 * leaves out the letters that it knows no command for and takes formulas apart; its parser reads what is written.
 */
export function bibtexEntry(item: CslItem): string {
  const [entry, container] = KINDS[item.type];
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const fields: [name: string, value: string | undefined][] = [
    ['title', braced(texTitle(item.title))],
    ['author', item.author && braced(item.author.map(bibtexName).join(' and '))],
    // What styles sort and label an entry by for which nobody is named.
    ['key', item.author ? undefined : braced(item.id)],
    [container, item['container-title'] && braced(texTitle(item['container-title']))],
    ['year', year === undefined ? undefined : braced(String(year))],
    ['month', month === undefined ? undefined : MONTHS[month - 1]],
    ['eprint', item.archive_location && braced(verbatim(item.archive_location))],
    ['archiveprefix', item.archive && braced(item.archive)],
    ['doi', item.DOI && braced(verbatim(item.DOI))],
    ['url', item.URL && braced(verbatim(item.URL))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${entry}{${item.id},\n${lines.join(',\n')}\n}\n`;
}

/** `{Group}`, or `particle Family, Suffix, Given`, with a word `and` that separates nobody in braces. */
function bibtexName(name: CslName): string {
  if ('literal' in name) return `{${texText(name.literal)}}`;
  const family = [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');
  return [family, name.suffix, name.given]
    .filter((part) => part !== undefined)
    .map((part) => texText(part).replace(/(?<!\S)and(?!\S)/gi, '{$&}'))
    .join(', ');
}

function braced(text: string): string {
  return `{${text}}`;
}

/** An address is printed as it stands; what would end the field is written as addresses write it. */
function verbatim(address: string): string {
  return address.replace(/[{}\\\s]/g, encodeURIComponent);
}
