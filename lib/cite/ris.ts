import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import type { CslItem } from '#lib/cite/csl.ts';
import { familyOf } from '#lib/cite/names.ts';
import { visible } from '#lib/text/characters.ts';

/**
 * A record of RIS, with a line break behind its end. The tags are citation-js's; the lines are not, since it breaks
 * them within words. What it leaves out of a conference paper (year, DOI) or shortens (the key) is put in. A preprint
 * is `GEN`, for it is in no journal. The database is named, which is where the record is from, and which tells readers
 * that the tags are of the newer kind (`AB` for the abstract).
 */
export function risRecord(item: CslItem): string {
  const author = item.author?.map((name) => ('literal' in name ? name : { ...name, family: familyOf(name) }));
  const type = item.type === 'article' ? 'document' : item.type;
  const [mapped = {}] = plugins.output.format('ris', [{ ...item, type, ...(author && { author }) }], {
    format: 'object',
  });
  const [year] = item.issued?.['date-parts'][0] ?? [];
  const { TY, C2: _year, ...rest } = mapped;
  const tags: Record<string, unknown> = {
    TY,
    ...rest,
    ID: item.id,
    DB: 'Broadsheet',
    ...(year !== undefined && { PY: String(year).padStart(4, '0') }),
    ...(item.DOI !== undefined && { DO: item.DOI }),
    ...(rest.DA !== undefined && { DA: dated(item) }),
  };
  const lines = Object.entries(tags).flatMap(([tag, value]) =>
    [value].flat().map((one) => `${tag}  - ${visible(String(one)).replace(/\s+/g, ' ').trim()}`),
  );
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`;
}

/** A day as RIS has it (`2024/07/03/`): two digits a part, with a slash for each that is not known. */
function dated({ issued }: CslItem): string {
  const [year = 0, ...parts] = issued?.['date-parts'][0] ?? [];
  const [month = '', day = ''] = parts.map((part) => String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}/${month}/${day}/`;
}
