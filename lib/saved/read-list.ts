import type { ListForm } from '#lib/saved/list-files.ts';
import type { ReadList } from '#lib/saved/listed.ts';
import { readBibtex } from '#lib/saved/read-bibtex.ts';
import { isCsvHead, readCsv } from '#lib/saved/read-csv.ts';
import { readJson } from '#lib/saved/read-json.ts';
import { readMarkdown } from '#lib/saved/read-markdown.ts';
import { readRis } from '#lib/saved/read-ris.ts';

const READERS: Readonly<Record<ListForm | 'json', (text: string) => ReadList>> = {
  json: readJson,
  bib: readBibtex,
  ris: readRis,
  csv: readCsv,
  md: readMarkdown,
};

/**
 * The papers of a file of references, whatever its name: what it is, is seen in what it says. A sentence where it is
 * empty, of no form that is known, or malformed; then nothing of it is read.
 */
export function readList(text: string): ReadList {
  const whole = text.replace(/^\ufeff/, '');
  if (whole.trim() === '') return { problem: 'The file is empty.' };
  const found = READERS[formOf(whole)](whole);
  if ('problem' in found || found.listed.length > 0) return found;
  return { problem: 'No papers were found in it. It can be JSON, BibTeX, RIS, CSV or Markdown.' };
}

function formOf(text: string): ListForm | 'json' {
  if (/^\s*[{[]\s*(?:[{["\]}]|$)/.test(text)) return 'json';
  if (/^\s*TY {2}- ?/.test(text)) return 'ris';
  if (isCsvHead(text.trimStart().split(/[\r\n]/, 1)[0] ?? '')) return 'csv';
  if (/^[ \t]*@[A-Za-z]+\s*[{(]/m.test(text)) return 'bib';
  return /^[A-Z][A-Z0-9] {2}- /m.test(text) ? 'ris' : 'md';
}
