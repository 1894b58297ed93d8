import { bibtexEntries } from '#lib/sources/bibtex-entries.ts';
import { type BibtexFields, bibtexFields } from '#lib/sources/bibtex-fields.ts';
import { parseIsoDate } from '#lib/sources/dates.ts';
import { inSpokenOrder, libraryFields } from '#lib/sources/library-entry.ts';
import type { Line } from '#lib/sources/lines.ts';
import { type PrintedDate, type ReaderEvent, SourceError, type SourceFields } from '#lib/sources/record.ts';
import { texName } from '#lib/sources/tex-name.ts';

/** Braces that keep capitals or hold words together: those of no command, of no script, and not within a formula. */
const FORMULA = /(\$[^$]+\$)/;
const HOLDING = /(?<!\\[a-zA-Z]{1,20}\*?|[\^_\\])\{([^{}\\]*)\}/g;
/** Braces within braces, so many times, hold no words together. */
const DEEPEST = 50;
const MONTH_NAMES = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** Whether the first lines of a text begin a BibTeX file: below comments an entry. */
export function isBibtex(lines: string[]): boolean {
  const first = lines.map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('%'));
  return /^@\s*[a-z]+\s*[{(]/i.test(first ?? '');
}

/**
 * Reads a BibTeX or BibLaTeX library. Titles and abstracts stay in TeX but for the braces that hold words together;
 * names are read. An entry that cannot be used is a reject. A date or an address that is none is taken for not given:
 * `in press` is no mistake.
 *
 * @throws SourceError when an entry does not end, or none can be used.
 */
export async function* readBibtex(lines: AsyncIterable<Line>): AsyncGenerator<ReaderEvent> {
  yield { type: 'layout', kind: 'bibtex' };
  const strings = new Map<string, string>();
  let position = 0;
  let used = 0;
  let last = 1;
  for await (const { text, isStray, ...span } of bibtexEntries(lines)) {
    if (isStray) {
      const reason = `“${text}” stands in no entry: one was cut into, or its @ is missing`;
      yield { type: 'reject', reject: { ...span, scope: 'record', reason } };
      continue;
    }
    last = span.firstLine;
    const entry = bibtexFields(text, strings);
    if (entry === undefined) continue;
    position += 1;
    const fields = typeof entry === 'string' ? entry : fieldsOf(entry);
    if (typeof fields !== 'string') {
      used += 1;
      yield { type: 'record', record: { ...span, position, fields } };
    } else yield { type: 'reject', reject: { ...span, scope: 'record', reason: fields } };
  }
  if (used === 0) throw new SourceError(last, 'no entry of this library can be used');
}

function fieldsOf({ fields }: BibtexFields): SourceFields | string {
  const given = (...names: string[]): string | undefined =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '');
  const plain = (...names: string[]): string | undefined => {
    const value = given(...names);
    return value === undefined ? undefined : unbraced(value);
  };
  const archive = given('archiveprefix', 'eprinttype') ?? '';
  const onArxiv = /^arxiv$/i.test(archive) || archive === '';
  const category = given('primaryclass', 'eprintclass');
  return libraryFields({
    title: plain('title'),
    abstract: plain('abstract'),
    authors: namesOf(given('author') ?? ''),
    published: publishedOn(given('date'), given('year'), given('month'), given('day')),
    venue: plain('journal', 'journaltitle', 'booktitle'),
    doi: given('doi')?.replaceAll('\\', ''),
    eprint: onArxiv ? given('eprint') : undefined,
    notes: [given('number'), given('howpublished'), given('note'), given('publisher')],
    urls: [given('url'), given('code'), given('project')]
      .filter((url) => url !== undefined)
      .map((url) => url.replace(/^\\url\{(.*)\}$/, '$1').replace(/\\([_%&#~])/g, '$1')),
    keywords: (plain('keywords') ?? '')
      .split(/[,;]/)
      .map((word) => texName(word.trim()))
      .filter((word) => word !== ''),
    ...(onArxiv && category !== undefined && { categories: category.split(/\s+/) }),
  });
}

/** A text without the braces that hold its words together: `{BERT}: {{Pre-training}}`. */
function unbraced(text: string): string {
  return text
    .split(FORMULA)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      let plain = part;
      for (let before = '', depth = 0; before !== plain && depth < DEEPEST; depth++) {
        before = plain;
        plain = plain.replace(HOLDING, '$1');
      }
      return plain;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `Lima, Ana and {Team A and B} and others`: the word that stands for the rest names nobody. */
function namesOf(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const word of list.split(/\s+/)) {
    if (depth === 0 && /^and$/i.test(word)) {
      names.push(name);
      name = '';
      continue;
    }
    name += `${name && ' '}${word}`;
    depth += (word.match(/(?<!\\)\{/g)?.length ?? 0) - (word.match(/(?<!\\)\}/g)?.length ?? 0);
  }
  return [...names, name]
    .map((one) => one.trim())
    .filter((one) => !/^(?:others)?$/i.test(one))
    .map((one) => texName(/^\{[^{}]*\}$/.test(one) ? one : inSpokenOrder(one)))
    .filter((one) => one !== '');
}

function publishedOn(date?: string, year?: string, month?: string, day?: string): PrintedDate | undefined {
  const whole = date === undefined ? undefined : parseIsoDate(date.split('/')[0] ?? '');
  if (whole) return whole;
  const [, digits] = /^\D*([12]\d{3})\b/.exec(year ?? '') ?? [];
  if (digits === undefined) return undefined;
  const [name] = MONTH_NAMES.exec(month ?? '') ?? [];
  const number = name
    ? MONTHS.indexOf(name.toLowerCase()) / 3 + 1
    : Number(/^\d{1,2}$/.exec(month ?? '')?.[0]);
  const parts = [digits, number, Number(day)].filter(
    (part, index, all) => index === 0 || (all[index - 1] && part),
  );
  return (
    parseIsoDate(parts.map((part) => String(part).padStart(2, '0')).join('-')) ?? { year: Number(digits) }
  );
}
