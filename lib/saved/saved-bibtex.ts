import { bibtexEntry } from '#lib/cite/bibtex.ts';
import { cslItem, distinctKeys } from '#lib/cite/csl.ts';
import type { SavedPaper } from '#lib/saved/list-files.ts';
import { texNote } from '#lib/saved/tex-note.ts';

/**
 * A list as BibTeX. A note is in `annote` and tags in `keywords`, as everybody has them; the times are in JabRef's
 * `creationdate` and `readstatus`, and in `readdate`; `broadsheet` is the paper's slug. Styles print none of these.
 */
export function savedBibtex(papers: readonly SavedPaper[]): string {
  const distinct = distinctKeys();
  return papers
    .map(({ entry, paper, permalink }) => {
      const text = bibtexEntry(distinct(cslItem(paper, permalink), paper.slug));
      const own: [name: string, value: string | undefined][] = [
        ['keywords', entry.tags.length > 0 ? entry.tags.map(texNote).join(', ') : undefined],
        ['annote', entry.note && texNote(entry.note)],
        ['creationdate', entry.savedAt],
        ['readstatus', entry.readAt && 'read'],
        ['readdate', entry.readAt],
        ['broadsheet', paper.slug],
      ];
      const lines = own.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}}`]));
      return `${text.replace(/\n\}\n$/, '')},\n${lines.join(',\n')}\n}\n\n`;
    })
    .join('');
}
