import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { foreignNote, identifiersIn, type Listed, type ReadList, yearIn } from '#lib/saved/listed.ts';
import { normalTags, readInstant, SLUG } from '#lib/saved/saved-entry.ts';

type Row = { record: Record<string, string>; info: { lines: number } };

const NAMED = ['title', 'slug', 'doi', 'url', 'arxiv_id'];

/** Whether a line is the head of a table of papers: it names a column that a paper is known by. */
export function isCsvHead(line: string): boolean {
  const columns = line.split(delimiterOf(line)).map(columnName);
  return columns.length > 1 && columns.some((column) => NAMED.includes(column));
}

/** The rows of a CSV file whose first one names the columns: this site's, or Zotero's. */
export function readCsv(text: string): ReadList {
  const [head = ''] = text.split(/[\r\n]/, 1);
  try {
    const rows: Row[] = parse(text, {
      columns: (names: string[]) => names.map(columnName),
      delimiter: delimiterOf(head),
      skip_empty_lines: true,
      info: true,
      bom: true,
    });
    return { listed: rows.map(listedOf) };
  } catch (error) {
    if (error instanceof CsvError) return { problem: `The CSV cannot be read: ${error.message}.` };
    throw error;
  }
}

function listedOf({ record, info }: Row): Listed {
  const cell = (...names: string[]) => names.map((name) => record[name]).find((value) => value);
  const slug = cell('slug');
  const isOurs = record.saved_at !== undefined && slug !== undefined && SLUG.test(slug);
  const note = cell('note', 'notes') ?? '';
  return {
    ...identifiersIn([
      ...['arxiv_id', 'doi', 'url', 'extra', 'archive_location'].map((name) => record[name]),
    ]),
    ...(slug !== undefined && SLUG.test(slug) && { slug }),
    place: `line ${info.lines}`,
    title: bare(cell('title') ?? ''),
    authors: cell('authors', 'author')
      ?.split(';')
      .map((name) => name.trim()),
    year: yearIn(cell('year', 'publication_year', 'published_on', 'date')),
    tags: normalTags([bare(cell('tags', 'manual_tags', 'keywords') ?? '')]),
    note: isOurs ? bare(note) : foreignNote(bare(note)),
    savedAt: readInstant(cell('saved_at')),
    readAt: readInstant(cell('read_at')),
  };
}

/** Without the apostrophe that keeps a spreadsheet from taking the cell for a formula. */
function bare(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '');
}

function columnName(name: string): string {
  return name
    .replace(/^\ufeff/, '')
    .replace(/^"|"$/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '_');
}

/** Spreadsheets of many countries put semicolons, and some programs tabs. */
function delimiterOf(head: string): string {
  const counts = [',', ';', '\t'].map((sign) => [head.split(sign).length, sign] as const);
  return counts.reduce((most, one) => (one[0] > most[0] ? one : most))[1];
}
