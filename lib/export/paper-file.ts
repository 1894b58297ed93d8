import { bibtexEntry } from '#lib/cite/bibtex.ts';
import { type CslItem, cslItem, distinctKeys } from '#lib/cite/csl.ts';
import { risRecord } from '#lib/cite/ris.ts';
import { csvHeader, csvLine } from '#lib/export/csv.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';

/** A file of papers as it is written: what it begins with, and what each paper in turn adds to it. */
export type PaperFile = { head: string; add: (paper: ExportedPaper) => string };

/** The absolute address of a paper; undefined where the site's own is not known. */
type PermalinkOf = (slug: string) => string | undefined;

/** By the ends of their names; `permalinkOf` makes the absolute address that a paper without another one is given. */
export const PAPER_FILES = {
  csv: () => ({ head: csvHeader(), add: csvLine }),
  bib: (permalinkOf) => cited((item) => `${bibtexEntry(item)}\n`, permalinkOf),
  ris: (permalinkOf) => cited((item) => `${risRecord(item)}\r\n`, permalinkOf),
} as const satisfies Record<string, (permalinkOf: PermalinkOf) => PaperFile>;

export type PaperFileForm = keyof typeof PAPER_FILES;

/** Citations with a blank line behind each, no two with the same key. */
function cited(write: (item: CslItem) => string, permalinkOf: PermalinkOf): PaperFile {
  const distinct = distinctKeys();
  return {
    head: '',
    add: (paper) => write(distinct(cslItem(paper, permalinkOf(paper.slug)), paper.slug)),
  };
}
