import type { ExportedPaper } from '#lib/export/json-line.ts';
import { savedBibtex } from '#lib/saved/saved-bibtex.ts';
import { savedCsv } from '#lib/saved/saved-csv.ts';
import type { SavedEntry } from '#lib/saved/saved-entry.ts';
import { savedMarkdown } from '#lib/saved/saved-markdown.ts';
import { savedRis } from '#lib/saved/saved-ris.ts';

/** A saved paper with what is known of it: of the site, else of the entry itself. `permalink` is absolute. */
export type SavedPaper = { entry: SavedEntry; paper: ExportedPaper; permalink: string };

/** The files that a list is written into with what the site knows of its papers, by the ends of their names. */
export const LIST_FILES = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex; charset=utf-8', write: savedBibtex },
  ris: { name: 'RIS', type: 'application/x-research-info-systems; charset=utf-8', write: savedRis },
  csv: { name: 'CSV', type: 'text/csv; charset=utf-8; header=present', write: savedCsv },
  md: { name: 'Markdown', type: 'text/markdown; charset=utf-8', write: savedMarkdown },
} as const satisfies Record<
  string,
  { name: string; type: string; write: (papers: readonly SavedPaper[]) => string }
>;

export type ListForm = keyof typeof LIST_FILES;

export function isListForm(text: string): text is ListForm {
  return Object.hasOwn(LIST_FILES, text);
}

/** What is known of a paper that the site does not have (any more): what the entry says. */
export function paperOfEntry({ slug, title, authors, year, arxivId, doi }: SavedEntry): ExportedPaper {
  return { slug, title, authors, year, arxivId, doi, topics: [], sources: [] };
}
