import { csvHeader, csvLine, csvRow } from '#lib/export/csv.ts';
import type { SavedPaper } from '#lib/saved/list-files.ts';

/** A list as CSV: the columns that every set of papers has, then the reader's own. */
export function savedCsv(papers: readonly SavedPaper[]): string {
  const head = beside(csvHeader(), ['tags', 'note', 'saved_at', 'read_at']);
  const rows = papers.map(({ entry: { tags, note, savedAt, readAt }, paper }) =>
    beside(csvLine(paper), [own(tags.join('; ')), own(note), savedAt, readAt]),
  );
  return head + rows.join('');
}

/** An apostrophe before a formula is how the writer marks one: a reader's own is doubled, so that it comes back. */
function own(text = ''): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function beside(line: string, more: (string | undefined)[]): string {
  return `${line.slice(0, -'\r\n'.length)},${csvRow(more)}`;
}
