import { bibtexEntry } from '#lib/cite/bibtex.ts';
import { cslItem, cslJson } from '#lib/cite/csl.ts';
import { risRecord } from '#lib/cite/ris.ts';
import { type ExportedPaper, jsonLine } from '#lib/export/json-line.ts';
import { type NamedLink, paperMarkdown } from '#lib/export/paper-markdown.ts';
import type { PaperForm } from '#lib/paper-forms.ts';

/** A paper with its topics by their names, and its absolute address. */
export type WrittenPaper = { paper: ExportedPaper; topics: readonly NamedLink[]; permalink: string };

/** A paper in one of its forms. `json` is the object that the export writes, and ingest reads. */
export function paperText({ paper, topics, permalink }: WrittenPaper, form: PaperForm): string {
  switch (form) {
    case 'bib':
      return bibtexEntry(cslItem(paper, permalink));
    case 'ris':
      return risRecord(cslItem(paper, permalink));
    case 'csl.json':
      return cslJson([cslItem(paper, permalink)]);
    case 'json':
      return jsonLine(paper);
    case 'md':
      return paperMarkdown(paper, topics, permalink);
  }
}
