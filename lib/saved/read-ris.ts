import {
  foreignNote,
  identifiersIn,
  type Listed,
  printedName,
  type ReadList,
  yearIn,
} from '#lib/saved/listed.ts';
import { normalTags, readInstant, SLUG } from '#lib/saved/saved-entry.ts';

const FIELD = /^([A-Z][A-Z0-9]) {2}-(?: (.*)|$)/;
const SET_IN = /^ ( *[A-Z][A-Z0-9] {2}-)/;

type Tagged = { line: number; fields: Map<string, string[]> };

/**
 * The records of a RIS file. citation-js's parser gives no lines to name and joins those of a note, so that the lines
 * are read here: two capitals or digits, two spaces, a hyphen; any other line belongs to the field before it.
 */
export function readRis(text: string): ReadList {
  const records: Tagged[] = [];
  let open: Tagged | undefined;
  let last: string[] | undefined;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, tag, value = ''] = FIELD.exec(line) ?? [];
    if (tag === 'TY') {
      if (open) return unended(open);
      open = { line: index + 1, fields: new Map() };
      records.push(open);
    } else if (!open) {
      if (line.trim() === '') continue;
      return { problem: `The RIS cannot be read: line ${index + 1} is in no record (before any TY).` };
    }
    if (tag === 'ER') {
      [open, last] = [undefined, undefined];
    } else if (tag === undefined) {
      last?.push(`${last.pop() ?? ''}\n${line.replace(SET_IN, '$1')}`);
    } else {
      last = open.fields.get(tag) ?? [];
      last.push(value);
      open.fields.set(tag, last);
    }
  }
  return open ? unended(open) : { listed: records.map(listedOf) };
}

function unended({ line }: Tagged): ReadList {
  return { problem: `The RIS cannot be read: the record that begins in line ${line} has no end (ER).` };
}

function listedOf({ line, fields }: Tagged): Listed {
  const all = (...tags: string[]) => tags.flatMap((tag) => fields.get(tag) ?? []);
  const [database, slug] = [all('DB')[0]?.trim(), all('AN')[0]?.trim()];
  const isOurs = database === 'Broadsheet' && slug !== undefined && SLUG.test(slug);
  const notes = all('N1', 'RN');
  return {
    ...identifiersIn([...all('DO', 'UR', 'L1', 'L2', 'M1', 'M3', 'JO', 'T2'), ...(isOurs ? [] : notes)]),
    ...(isOurs && { slug }),
    place: `line ${line}`,
    title: (all('TI', 'T1', 'BT', 'CT')[0] ?? '').replace(/\s+/g, ' ').trim(),
    authors: all('AU', 'A1').map(printedName),
    year: yearIn(all('PY', 'Y1', 'DA')[0]),
    tags: normalTags(all('KW').flatMap((words) => words.split('\n'))),
    note: isOurs ? notes.join('\n') : notes.map(foreignNote).join('\n\n'),
    savedAt: readInstant(
      all('C7')[0]
        ?.replace(/^Saved /, '')
        .trim(),
    ),
    readAt: readInstant(
      all('C8')[0]
        ?.replace(/^Read /, '')
        .trim(),
    ),
  };
}
