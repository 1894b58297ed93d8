import { cslItem, distinctKeys } from '#lib/cite/csl.ts';
import { risRecord } from '#lib/cite/ris.ts';
import type { SavedPaper } from '#lib/saved/list-files.ts';

/** A line that a reader would take for the next field, or for one that was set in so as not to be. */
const LIKE_A_TAG = /^ *[A-Z][A-Z0-9] {2}-/;

/**
 * A list as RIS. A note is in `N1`, its further lines on lines of their own; each tag is a `KW`. The paper's slug is the
 * accession number (`AN`) in the database that `DB` names; the times are in the free fields `C7` and `C8`.
 */
export function savedRis(papers: readonly SavedPaper[]): string {
  const distinct = distinctKeys();
  return papers
    .map(({ entry, paper, permalink }) => {
      const record = risRecord(distinct(cslItem(paper, permalink), paper.slug));
      const own = [
        ...entry.tags.map((tag) => `KW  - ${tag}`),
        ...(entry.note === undefined ? [] : [`N1  - ${entry.note.split('\n').map(asText).join('\r\n')}`]),
        `AN  - ${paper.slug}`,
        `C7  - Saved ${entry.savedAt}`,
        ...(entry.readAt === undefined ? [] : [`C8  - Read ${entry.readAt}`]),
      ];
      return `${record.replace(/ER {2}- \r\n$/, '')}${own.join('\r\n')}\r\nER  - \r\n\r\n`;
    })
    .join('');
}

function asText(line: string, index: number): string {
  return index > 0 && LIKE_A_TAG.test(line) ? ` ${line}` : line;
}
