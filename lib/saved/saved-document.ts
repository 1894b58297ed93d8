import { isRecord, readEntry, type SavedEntry } from '#lib/saved/saved-entry.ts';

/** A list as a browser keeps it and as its JSON file has it; another form of it would have another number. */
const VERSION = 1;

/**
 * What a text held: the entries that could be read, and in `damage` what was wrong with the first thing that could not.
 * `isNewer` is a list of a later version, which must be left alone.
 */
export type ReadDocument = { entries: SavedEntry[]; damage?: string; isNewer?: boolean };

/** A list as JSON, with what it is in front; `space` is the number of spaces by which levels are set in. */
export function documentText(entries: readonly SavedEntry[], space = 0): string {
  return JSON.stringify({ format: 'broadsheet-saved', version: VERSION, papers: entries }, null, space);
}

/** Reads what `documentText` writes; never throws. Of two entries with one slug the later one is damage. */
export function readDocument(text: string): ReadDocument {
  const value = parsed(text);
  if (!isRecord(value) || value.format !== 'broadsheet-saved' || !Array.isArray(value.papers))
    return {
      entries: [],
      damage: value === undefined ? 'It is not JSON.' : 'It is no list of saved papers.',
    };
  if (typeof value.version === 'number' && value.version > VERSION)
    return { entries: [], damage: `It is of version ${value.version}, a later one.`, isNewer: true };
  if (value.version !== VERSION) return { entries: [], damage: 'It does not say its version.' };
  const bySlug = new Map<string, SavedEntry>();
  let damage: string | undefined;
  value.papers.forEach((paper: unknown, index) => {
    const found = readEntry(paper);
    if ('problem' in found) damage ??= `Paper ${index + 1} ${found.problem}.`;
    else if (bySlug.has(found.entry.slug)) damage ??= `Paper ${index + 1} is there twice.`;
    else bySlug.set(found.entry.slug, found.entry);
  });
  return { entries: [...bySlug.values()], ...(damage !== undefined && { damage }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
