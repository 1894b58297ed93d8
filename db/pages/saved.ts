import type { Database } from '#db/open.ts';
import { papersNamed } from '#db/queries/saved-papers.ts';
import { paperHref } from '#lib/hrefs.ts';
import { type ImportReport, importedEntry, keptEntry } from '#lib/saved/import-report.ts';
import { LIST_FILES, type ListForm, paperOfEntry, type SavedPaper } from '#lib/saved/list-files.ts';
import { readList } from '#lib/saved/read-list.ts';
import { merged } from '#lib/saved/saved-changes.ts';
import { readDocument } from '#lib/saved/saved-document.ts';
import { capitalised, numberWord } from '#lib/wording.ts';

/**
 * The papers of a file of references (JSON, BibTeX, RIS, CSV or Markdown) as entries for a reader's list, or why it
 * cannot be read. A long file takes a while to read, which is why it is a question too.
 *
 * @param now when they are saved, where the file does not say: an ISO time
 */
export async function listImported(
  db: Database,
  text: string,
  now: string,
): Promise<ImportReport | { problem: string }> {
  const read = readList(text);
  if ('problem' in read) return read;
  const namings = await papersNamed(db, read.listed);
  const report: ImportReport = { found: [], missing: [] };
  for (const [index, listed] of read.listed.entries()) {
    const { place, title } = listed;
    const naming = namings[index];
    if (naming?.paper) {
      const { paper, by } = naming;
      report.found.push({ place, by, entry: importedEntry(listed, paper, by, now) });
      continue;
    }
    const entry = keptEntry(listed, now);
    if (entry) report.found.push({ place, by: 'kept', entry });
    else report.missing.push({ place, title, reason: reasonOf(title, naming?.sameTitle ?? 0) });
  }
  return report;
}

function reasonOf(title: string, sameTitle: number): string {
  if (title === '') return 'It has no title, and no address, arXiv id or DOI that is known here.';
  if (sameTitle > 1)
    return `${capitalised(numberWord(sameTitle))} papers here have this title; an arXiv id or a DOI would tell which.`;
  return 'No paper here has its address, arXiv id, DOI or title.';
}

/**
 * A list of this site (lib/saved/saved-document.ts) as a file, with what the database knows of its papers, or what is
 * wrong with the list. @param origin where the permalinks lead
 */
export async function listWritten(
  db: Database,
  text: string,
  form: ListForm,
  origin: string,
): Promise<{ file: string } | { damage: string }> {
  const { entries, damage } = readDocument(text);
  if (damage) return { damage };
  const found = await papersNamed(db, entries);
  const bySlug = new Map<string, SavedPaper>();
  for (const [index, entry] of entries.entries()) {
    const paper = found[index]?.paper ?? paperOfEntry(entry);
    const held = bySlug.get(paper.slug);
    // Two entries may be of one paper, by an old and a new address.
    const [one = entry] = merged(held ? [held.entry] : [], [{ ...entry, slug: paper.slug }]);
    bySlug.set(paper.slug, { entry: one, paper, permalink: new URL(paperHref(paper.slug), origin).href });
  }
  return { file: LIST_FILES[form].write([...bySlug.values()]) };
}
