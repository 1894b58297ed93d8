import { identifiersIn, type Listed, type ReadList } from '#lib/saved/listed.ts';
import { readDocument } from '#lib/saved/saved-document.ts';
import { isRecord, normalTags, readInstant, SLUG } from '#lib/saved/saved-entry.ts';

/**
 * The papers of a JSON file: a list of this site, which must be whole; else an array of records with titles, as
 * reference managers (CSL-JSON) and the site's other exports have them.
 */
export function readJson(text: string): ReadList {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it ends too early';
    return { problem: `The JSON cannot be read: ${reason}.` };
  }
  if (isRecord(value) && value.format === 'broadsheet-saved') {
    const { entries, damage } = readDocument(text);
    if (damage) return { problem: `The list cannot be read. ${damage}` };
    return { listed: entries.map((entry, index) => ({ ...entry, place: `paper ${index + 1}` })) };
  }
  const records = Array.isArray(value)
    ? value
    : isRecord(value)
      ? [value.papers, value.results, value.items, [value]].find(Array.isArray)
      : undefined;
  if (!records) return { problem: 'The JSON holds no list of papers.' };
  const listed = records.map(listedOf);
  const wrong = listed.indexOf(undefined);
  if (wrong >= 0) return { problem: `The JSON cannot be read: record ${wrong + 1} has no title.` };
  return { listed: listed.filter((one) => one !== undefined) };
}

function listedOf(record: unknown, index: number): Listed | undefined {
  if (!isRecord(record)) return undefined;
  const text = (...names: string[]) => {
    const value = names.map((name) => record[name]).find((one) => typeof one === 'string' && one !== '');
    return typeof value === 'string' ? value : undefined;
  };
  const title = text('title');
  if (title === undefined) return undefined;
  const slug = text('slug');
  const tags = Array.isArray(record.tags) ? record.tags.filter((tag) => typeof tag === 'string') : [];
  return {
    ...identifiersIn([text('arxivId'), text('DOI', 'doi'), text('URL', 'url'), text('number'), text('note')]),
    ...(slug !== undefined && SLUG.test(slug) && { slug }),
    place: `record ${index + 1}`,
    title,
    tags: normalTags([...tags, text('keyword', 'keywords') ?? '']),
    // CSL's `note` holds other fields as often as a note; `annote` is the reader's.
    note: text('annote'),
    savedAt: readInstant(record.savedAt),
    readAt: readInstant(record.readAt),
  };
}
