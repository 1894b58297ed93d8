import { knownNames } from '#lib/cite/names.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import type { Listed } from '#lib/saved/listed.ts';
import { normalNote, readFacts, type SavedEntry, type SavedFacts } from '#lib/saved/saved-entry.ts';
import { cleanText } from '#lib/text/clean.ts';

/** By what a paper of a file was found here; `kept` was not, but comes from a list of this site with all it needs. */
export type FoundBy = 'address' | 'arXiv id' | 'DOI' | 'title' | 'kept';

/** What was read from a file: the papers for the reader's list, and the ones that are not here, with the reason. */
export type ImportReport = {
  found: { place: string; by: FoundBy; entry: SavedEntry }[];
  missing: { place: string; title: string; reason: string }[];
};

/** An entry of what a file says and the site knows. `now` is when it is saved where the file does not say. */
export function importedEntry(listed: Listed, paper: ExportedPaper, by: FoundBy, now: string): SavedEntry {
  const note = normalNote(listed.note ?? '');
  const readAt = listed.readAt === '' ? now : listed.readAt;
  return {
    // An old address leads to the paper too, and a list that comes back is to be the same list.
    slug: by === 'address' ? (listed.slug ?? paper.slug) : paper.slug,
    title: cleanText(paper.title),
    ...factsOf(paper),
    savedAt: listed.savedAt ?? now,
    tags: listed.tags,
    ...(note !== '' && { note }),
    ...(readAt !== undefined && { readAt }),
  };
}

/** The entry of a paper that the site does not have, of a list of this site; undefined where the file is another's. */
export function keptEntry(listed: Listed, now: string): SavedEntry | undefined {
  const { slug, title, savedAt, authors, year, arxivId, doi } = listed;
  if (slug === undefined || savedAt === undefined || title === '') return undefined;
  return importedEntry(
    listed,
    { slug, title, authors: knownNames(authors ?? []), year, arxivId, doi, topics: [], sources: [] },
    'kept',
    now,
  );
}

/** What an entry keeps of the facts of a paper. */
function factsOf({ authors, year, publishedOn, arxivId, doi }: ExportedPaper): SavedFacts {
  const from = publishedOn === undefined ? year : Number(publishedOn.slice(0, 4));
  return readFacts({ authors: knownNames(authors ?? []), year: from, arxivId, doi }) ?? {};
}
