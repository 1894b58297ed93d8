/**
 * A paper on a reader's own list. Slug and title are always known; authors, year, arXiv id and DOI are as they were when
 * it was saved, so that the list says what it holds even where a site no longer has the paper. Times are ISO instants in
 * UTC. Nothing is empty: what is not known is not there.
 */
export type SavedEntry = {
  slug: string;
  title: string;
  authors?: string[];
  year?: number;
  arxivId?: string;
  doi?: string;
  savedAt: string;
  tags: string[];
  note?: string;
  readAt?: string;
};

/** What of an entry the site knows of the paper; the rest is the reader's. */
export type SavedFacts = Pick<SavedEntry, 'authors' | 'year' | 'arxivId' | 'doi'>;

export const SLUG = /^[a-z0-9-]{1,200}$/;

/**
 * The entry that a value out of a file, a link or a browser's store is, in its normal form; else what is wrong with it,
 * to be put behind the entry's place: `has no title`.
 */
export function readEntry(value: unknown): { entry: SavedEntry } | { problem: string } {
  if (!isRecord(value)) return { problem: 'is no entry of a list' };
  const { slug, title, authors, year, arxivId, doi, savedAt, tags, note, readAt } = value;
  if (typeof slug !== 'string' || !SLUG.test(slug)) return { problem: 'has no address of a paper (slug)' };
  if (typeof title !== 'string' || oneLine(title) === '') return { problem: 'has no title' };
  const saved = readInstant(savedAt);
  if (saved === undefined) return { problem: 'has no time at which it was saved (savedAt)' };
  const read = readInstant(readAt);
  if (readAt !== undefined && read === undefined)
    return { problem: 'has a time of reading (readAt) that is no time' };
  if (tags !== undefined && !isTexts(tags)) return { problem: 'has tags that are no list of words' };
  if (note !== undefined && typeof note !== 'string') return { problem: 'has a note that is no text' };
  const facts = readFacts({ authors, year, arxivId, doi });
  if (!facts) return { problem: 'has authors, a year, an arXiv id or a DOI of another kind' };
  const text = normalNote(note ?? '');
  return {
    entry: {
      ...{ slug, title: oneLine(title), ...facts, savedAt: saved, tags: normalTags(tags ?? []) },
      ...(text !== '' && { note: text }),
      ...(read !== undefined && { readAt: read }),
    },
  };
}

/** What is known of a paper, of the fields of any record that has them; undefined where one is of another kind. */
export function readFacts(value: unknown): SavedFacts | undefined {
  if (!isRecord(value)) return undefined;
  const { authors, year, arxivId, doi } = value;
  if (authors !== undefined && !isTexts(authors)) return undefined;
  if (year !== undefined && !Number.isSafeInteger(year)) return undefined;
  if (![arxivId, doi].every((text) => text === undefined || typeof text === 'string')) return undefined;
  const names = (authors ?? []).map(oneLine).filter((name) => name !== '');
  return {
    ...(names.length > 0 && { authors: names }),
    ...(typeof year === 'number' && { year }),
    ...(typeof arxivId === 'string' && oneLine(arxivId) !== '' && { arxivId: oneLine(arxivId) }),
    ...(typeof doi === 'string' && oneLine(doi) !== '' && { doi: oneLine(doi) }),
  };
}

/** An ISO instant in its one form, to the millisecond and in UTC; undefined for anything else. */
export function readInstant(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?$/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** A note as it is kept: line breaks of one kind, no control characters that a file could not hold, nothing around it. */
export function normalNote(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029\u0085\v\f]/g, '\n')
    .trim();
}

/**
 * Tags as they are kept, each once, in their order. A comma or a semicolon ends one, since files put several into one
 * field with these.
 */
export function normalTags(tags: readonly string[]): string[] {
  return [...new Set(tags.flatMap((tag) => oneLine(tag).split(/ ?[,;] ?/)))].filter((tag) => tag !== '');
}

/** A text on one line, with single spaces. */
function oneLine(text: string): string {
  return wellFormed(text).replace(/\s+/g, ' ').trim();
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function wellFormed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.toWellFormed().replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g, '');
}
