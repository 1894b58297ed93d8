import { knownNames } from '#lib/cite/names.ts';
import type { SavedPaper } from '#lib/saved/list-files.ts';
import { markdownText } from '#lib/saved/markdown-text.ts';
import { cleanText } from '#lib/text/clean.ts';

/** A list as Markdown (CommonMark): an item a paper, with what is known of it and what the reader wrote below. */
export function savedMarkdown(papers: readonly SavedPaper[]): string {
  return `# Saved papers\n\n${papers.map(itemOf).join('\n')}`;
}

function itemOf({ entry, paper, permalink }: SavedPaper): string {
  const authors = knownNames(paper.authors ?? []);
  const date = paper.publishedOn ?? paper.year?.toString();
  const lines: [label: string, value: string | undefined][] = [
    ['Authors', authors.length > 0 ? markdownText(authors.join(', ')) : undefined],
    ['Date', date],
    ['Venue', paper.venue && markdownText(paper.venue)],
    ['arXiv', paper.arxivId && `<https://arxiv.org/abs/${encodeURI(paper.arxivId)}>`],
    ['DOI', paper.doi && `<https://doi.org/${encodeURI(paper.doi)}>`],
    ['Saved', entry.savedAt],
    ['Read', entry.readAt],
    ['Tags', entry.tags.length > 0 ? markdownText(entry.tags.join(', ')) : undefined],
    ['Note', entry.note === undefined ? undefined : `\n\n${quoteOf(entry.note)}`],
  ];
  const below = lines.flatMap(([label, value]) => {
    if (value === undefined) return [];
    return [`  - ${label}:${value.startsWith('\n') ? '' : ' '}${value}`];
  });
  return `${[`- [${markdownText(cleanText(paper.title))}](${permalink})`, ...below].join('\n')}\n`;
}

/** A note as a quotation; a backslash at a line's end is Markdown's line break. */
function quoteOf(note: string): string {
  const lines = note.split('\n').map(markdownText);
  return lines
    .map((line, index) => {
      const isBroken = line !== '' && (lines[index + 1] ?? '') !== '';
      return `    >${line && ' '}${line}${isBroken ? '\\' : ''}`;
    })
    .join('\n');
}
