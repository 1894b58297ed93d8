import { apaReference } from '#lib/cite/apa.ts';
import { bibtexEntry } from '#lib/cite/bibtex.ts';
import { type CslItem, cslItem } from '#lib/cite/csl.ts';
import { mlaReference } from '#lib/cite/mla.ts';
import { knownNames, MOST_NAMES } from '#lib/cite/names.ts';
import { plainReference } from '#lib/cite/reference.ts';
import { risRecord } from '#lib/cite/ris.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { figure } from '#lib/wording.ts';

/** The ways to cite a paper that its page shows, named as within a sentence; `isCode` where every line and space counts. */
export type Citation = { id: string; name: string; text: string; isCode: boolean };

/**
 * A paper's citations to copy; `permalink` is its absolute address here. They are without the abstract, which stands on
 * the page and in the paper's files.
 */
export function citations(paper: ExportedPaper, permalink: string): Citation[] {
  const names = knownNames(paper.authors ?? []);
  const whole = cslItem({ ...paper, abstract: undefined, authors: firstAndLast(names) }, permalink);
  const item = withFewNames(whole, names.length);
  return [
    { id: 'cite-bibtex', name: 'BibTeX', text: bibtexEntry(item).trimEnd(), isCode: true },
    { id: 'cite-apa', name: 'APA', text: apaReference(whole), isCode: false },
    { id: 'cite-mla', name: 'MLA', text: mlaReference(whole), isCode: false },
    { id: 'cite-plain', name: 'plain text', text: plainReference(item), isCode: false },
    {
      id: 'cite-ris',
      name: 'RIS',
      text: risRecord(item).replaceAll('\r\n', '\n').slice(0, -1),
      isCode: true,
    },
    { id: 'cite-csl', name: 'CSL-JSON', text: JSON.stringify([item]), isCode: true },
  ];
}

/** As many as a page shows, and the last one, which a style may name. */
function firstAndLast(names: readonly string[]): string[] {
  return names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), ...names.slice(-1)] : [...names];
}

/** The item with so many names as a page shows, and how many there are besides; the paper's files have them all. */
function withFewNames(item: CslItem, count: number): CslItem {
  if (!item.author || count <= MOST_NAMES) return item;
  const others = { literal: `${figure(count - MOST_NAMES)} others` };
  return { ...item, author: [...item.author.slice(0, MOST_NAMES), others] };
}
