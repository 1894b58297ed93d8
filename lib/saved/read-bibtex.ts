import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { identifiersIn, type Listed, printedName, type ReadList, yearIn } from '#lib/saved/listed.ts';
import { normalTags, readInstant, SLUG } from '#lib/saved/saved-entry.ts';
import { readTexNote } from '#lib/saved/tex-note.ts';
import { cleanText } from '#lib/text/clean.ts';

type Fields = Readonly<Record<string, string | number | undefined>>;

/**
 * The entries of a BibTeX file, by citation-js's parser; their fields are taken as they stand, since its reading of them
 * drops the fields that it does not know and takes line breaks for spaces.
 */
export function readBibtex(text: string): ReadList {
  try {
    const entries = plugins.input.chain(text, {
      generateGraph: false,
      forceType: '@biblatex/text',
      target: '@biblatex/entries+list',
    });
    return { listed: entries.map(listedOf) };
  } catch (error) {
    return { problem: `The BibTeX cannot be read: ${reasonOf(error)}.` };
  }
}

function listedOf({ label, properties }: { label: string; properties: Fields }, index: number): Listed {
  const field = (...names: string[]) => {
    const value = names.map((name) => properties[name]).find((one) => one !== undefined && one !== '');
    return value === undefined ? undefined : String(value);
  };
  const tags = field('keywords', 'keyword');
  const note = field('annote', 'annotation', 'comment');
  const slug = field('broadsheet');
  const isRead = /^(?:read|skimmed)$/i.test(field('readstatus') ?? '');
  return {
    ...identifiersIn([
      ...[field('url'), field('eprint'), field('doi')],
      ...[field('note'), field('howpublished'), field('journal'), field('number')].map(
        (one) => one && readTexNote(one),
      ),
    ]),
    ...(slug !== undefined && SLUG.test(slug) && { slug }),
    place: `entry ${index + 1} (${label})`,
    title: cleanText(field('title') ?? ''),
    authors: field('author')
      ?.split(/(?<!\s)\s+and\s+/)
      .map((name) => printedName(cleanText(name))),
    year: yearIn(field('year', 'date')),
    tags: normalTags(tags === undefined ? [] : [readTexNote(tags)]),
    note: note && readTexNote(note),
    savedAt: readInstant(field('creationdate', 'timestamp')),
    readAt: readInstant(field('readdate')) ?? (isRead ? '' : undefined),
  };
}

/** The parser's first line, which says what it expected and where: `expected "equals", got "lbrace" at line 2 col 8`. */
function reasonOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return first
    .trimEnd()
    .replace(/[:.]$/, '')
    .replace(/ col (\d+)/, ', character $1');
}
