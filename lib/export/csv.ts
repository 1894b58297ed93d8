import type { ExportedPaper } from '#lib/export/json-line.ts';
import { visible } from '#lib/text/characters.ts';

/** The columns, in order; lists within a cell are joined by a semicolon and a space. */
const COLUMNS: [name: string, value: (paper: ExportedPaper) => string | number | undefined][] = [
  ['slug', ({ slug }) => slug],
  ['title', ({ title }) => title],
  ['abstract', ({ abstract }) => abstract],
  ['authors', ({ authors }) => authors?.join('; ')],
  ['author_count', ({ authorCount }) => authorCount],
  ['published_on', ({ publishedOn }) => publishedOn],
  ['year', ({ year }) => year],
  ['venue', ({ venue }) => venue],
  ['organisation', ({ organisation }) => organisation?.name],
  ['arxiv_id', ({ arxivId }) => arxivId],
  ['doi', ({ doi }) => doi],
  ['comments', ({ comments }) => comments],
  ['upvotes', ({ upvotes }) => upvotes],
  ['topics', ({ topics }) => topics.map(({ slug }) => slug).join('; ')],
  ['links', ({ links }) => links?.map(({ url }) => url).join('; ')],
  ['sources', ({ sources }) => sources.map(({ file, position }) => `${file}#${position}`).join('; ')],
];

export function csvHeader(): string {
  return csvRow(COLUMNS.map(([name]) => name));
}

/** A paper as a line of CSV (RFC 4180), without characters that hide or reorder others. */
export function csvLine(paper: ExportedPaper): string {
  return csvRow(COLUMNS.map(([, value]) => visible(String(value(paper) ?? ''))));
}

/** Values as a line of CSV; what is undefined is an empty cell. */
export function csvRow(values: (string | number | undefined)[]): string {
  return `${values.map((value) => cell(String(value ?? ''))).join(',')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises (CSV Injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
