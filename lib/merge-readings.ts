import { arxivIdOfDoi } from '#lib/arxiv-id.ts';
import { keysOfIds } from '#lib/identity.ts';
import { isAfterCapture } from '#lib/sources/capture-year.ts';
import { isDay } from '#lib/sources/dates.ts';
import type { PrintedDate, SourceFields } from '#lib/sources/record.ts';
import { titleKey } from '#lib/text/title-key.ts';

/** What one source says of a paper, with what is known of the source. */
export type Reading = {
  fields: SourceFields;
  isListing: boolean;
  /** The masthead's day, `08-15`, where the source prints one. */
  capturedDay: string | null;
  /** ISO date of the capture where its year is known. */
  capturedOn: string | null;
  /** ISO time, UTC, of the capture where a program made it. */
  fetchedAt?: string | null;
  file: string;
  sha256: string;
  position: number;
};

export type PublicationDate = {
  on: string;
  precision: 'day' | 'month' | 'year';
  year: number;
  inferred: boolean;
};

/**
 * The fields of a paper after all that is said of it. What nobody says is absent; the arXiv id is without its version.
 * `slug` is the address that a source asks for with the very title.
 */
export type MergedFields = Omit<SourceFields, 'published' | 'abstract' | 'origins'> & {
  abstract: string;
  published?: PublicationDate;
};

/**
 * Orders readings by precedence: the newer capture first, one without a date last, listings before facts, the later
 * version of an arXiv id before earlier ones, and at last by name, content and position, so that the order in which
 * sources were ingested does not matter.
 */
export function byPrecedence(a: Reading, b: Reading): number {
  return (
    // A day stands before the times of that day.
    compare(capture(b), capture(a)) ||
    Number(b.isListing) - Number(a.isListing) ||
    version(b) - version(a) ||
    compare(a.file, b.file) ||
    compare(a.sha256, b.sha256) ||
    a.position - b.position
  );
}

/** The version of the arXiv id that the source prints; an id without one means the latest, as arXiv has it. */
function version({ fields: { arxivId } }: Reading): number {
  if (arxivId === undefined) return 0;
  return Number(/v(\d+)$/.exec(arxivId)?.[1] ?? Number.MAX_SAFE_INTEGER);
}

function capture({ fetchedAt, capturedOn }: Reading): string {
  return fetchedAt ?? capturedOn ?? '';
}

/**
 * One paper from all readings of it: for each field the first that has it, by precedence. A date of the day beats
 * one of the year, whoever gives it; links are collected from all; it was listed on the first day that any tells of; a
 * publisher's DOI beats arXiv's own.
 *
 * @throws RangeError without any reading.
 */
export function mergeReadings(readings: readonly Reading[]): MergedFields {
  const ordered = readings.toSorted(byPrecedence);
  const [first] = ordered;
  if (!first) throw new RangeError('a paper needs at least one reading');
  const merged: MergedFields = { title: first.fields.title, abstract: '' };
  for (const { fields } of ordered.toReversed()) {
    const { published: _, abstract, links: __, slug: ___, origins: ____, ...others } = fields;
    Object.assign(merged, others, abstract === undefined ? {} : { abstract });
  }
  const published = mergeDates(ordered);
  if (published) merged.published = published;
  const links = ordered.flatMap(({ fields }) => fields.links ?? []);
  const unique = new Map(links.toReversed().map((link) => [link.url, link]));
  if (unique.size > 0) merged.links = [...unique.values()].toReversed();
  const days = ordered.flatMap(({ fields }) => fields.listedOn ?? []).sort();
  if (days[0] !== undefined) merged.listedOn = days[0];
  const slug = slugFor(merged.title, ordered);
  if (slug !== undefined) merged.slug = slug;
  return { ...merged, ...mergeIds(ordered) };
}

/** An old address is that of an old title: where another source's title has the word, its own is given anew. */
function slugFor(title: string, ordered: readonly Reading[]): string | undefined {
  const asking = ordered.filter(({ fields }) => fields.slug !== undefined);
  if (asking.length === 0) return undefined;
  const key = titleKey(title);
  return asking.find(({ fields }) => titleKey(fields.title) === key)?.fields.slug;
}

function mergeIds(ordered: readonly Reading[]): Pick<SourceFields, 'arxivId' | 'doi'> {
  const dois = ordered.flatMap(({ fields }) => fields.doi ?? []);
  const doi = dois.find((one) => arxivIdOfDoi(one) === undefined) ?? dois[0];
  const arxivId = ordered.map(({ fields }) => keysOfIds(fields).arxivId).find((id) => id !== null);
  return { ...(doi !== undefined && { doi }), ...(arxivId && { arxivId }) };
}

/** The date of a reading with its year, where the source or the year of its capture tells it. */
export function dateOf(
  reading: Pick<Reading, 'fields' | 'capturedDay' | 'capturedOn'>,
): PublicationDate | undefined {
  const { published } = reading.fields;
  if (!published) return undefined;
  if (published.year !== undefined) return publicationDate(published.year, published, false);
  const captured = parseDay(reading.capturedDay ?? reading.capturedOn?.slice(5) ?? null);
  if (!reading.capturedOn || (captured && isAfterCapture(published, captured))) return undefined;
  const year = Number(reading.capturedOn.slice(0, 4));
  // A 29 February of a page whose year has none: one of the two is wrong, and nothing tells which.
  return isDay(year, published.month ?? 1, published.day ?? 1)
    ? publicationDate(year, published, true)
    : undefined;
}

/** `08-15` as a month and a day. */
export function parseDay(text: string | null): { month: number; day: number } | undefined {
  const [month, day] = (text ?? '').split('-').map(Number);
  return month && day ? { month, day } : undefined;
}

function mergeDates(ordered: Reading[]): PublicationDate | undefined {
  const dates = ordered.map(dateOf).filter((date) => date !== undefined);
  const best = dates.toSorted((a, b) => b.on.length - a.on.length)[0];
  if (!best?.inferred) return best;
  // A year that another source spells out is no inference any more.
  return { ...best, inferred: !dates.some((date) => !date.inferred && date.year === best.year) };
}

function publicationDate(year: number, { month, day }: PrintedDate, inferred: boolean): PublicationDate {
  const parts = [
    String(year).padStart(4, '0'),
    ...[month, day].filter((part) => part !== undefined).map(twoDigits),
  ];
  const precision = parts.length === 3 ? 'day' : parts.length === 2 ? 'month' : 'year';
  return { on: parts.join('-'), precision, year, inferred };
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
