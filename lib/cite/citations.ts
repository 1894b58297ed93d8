import { bibtexEntry } from '#lib/cite/bibtex.ts';
import { cslItem } from '#lib/cite/csl.ts';
import { apaReference, plainReference } from '#lib/cite/reference.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';

/** The ways to cite a paper that its page shows; `isCode` where every line and space counts. */
export type Citation = { id: string; name: string; text: string; isCode: boolean };

/** A paper's citations to copy; `permalink` is its absolute address here. */
export function citations(paper: ExportedPaper, permalink: string): Citation[] {
  const item = cslItem(paper, permalink);
  return [
    { id: 'cite-bibtex', name: 'BibTeX', text: bibtexEntry(item).trimEnd(), isCode: true },
    { id: 'cite-apa', name: 'APA', text: apaReference(item), isCode: false },
    { id: 'cite-plain', name: 'Plain text', text: plainReference(item), isCode: false },
  ];
}
