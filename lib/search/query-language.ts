import type { FacetKey } from '#lib/facets.ts';

/** One thing that a text asks for; `text` is as typed, without quotes, sign and field. */
export type Clause = { kind: 'word' | 'phrase'; text: string; field: 'title' | undefined; negated: boolean };
export type FieldClause = { facet: FacetKey; value: string; negated: boolean };
export type ParsedSearch = {
  /** What is searched for in the texts, in the order typed. */
  clauses: Clause[];
  /** What names a facet's value. */
  fields: FieldClause[];
};

const FIELDS: ReadonlyMap<string, FacetKey | 'title'> = new Map([
  ['title', 'title'],
  ['topic', 'topic'],
  ['year', 'year'],
  ['org', 'org'],
  ['organisation', 'org'],
  ['organization', 'org'],
  ['venue', 'venue'],
  ['author', 'author'],
  ['category', 'category'],
  ['source', 'source'],
  ['dump', 'source'],
  ['has', 'has'],
]);

/**
 * A sign, a name before a colon, and a quoted or a bare value; a quote that is not closed goes to the end. Telephones
 * set curved quotes where straight ones are typed. A minus is a sign before a letter, a digit or a quote only.
 */
const PIECE =
  /(?<sign>-(?=[\p{L}\p{N}"“”„]))?(?:(?<name>[^\s:"“”„]+):)?(?:["“”„](?<quoted>[^"“”„]*)["“”„]?|(?<bare>\S+))/gu;

/**
 * Reads what a person typed: bare words, `"phrases"`, `-word`, `title:word`, and facets by name (`topic:merging`,
 * `org:"Meta AI"`, `year:2021..2024`), each also with a minus. What is none of these is a word, so that every text is
 * a search: a name that is no field's, a field without a value, a quote around nothing. A word keeps its punctuation.
 * In a text of more than 16 words, which is a description and no search for words, quotes, minus and `title:` are text.
 */
export function parseSearch(typed: string): ParsedSearch {
  const parsed: ParsedSearch = { clauses: [], fields: [] };
  for (const { 0: piece, groups } of typedText(typed).matchAll(PIECE)) {
    const { sign, name, quoted, bare } = groups ?? {};
    const negated = sign !== undefined;
    const value = quoted?.trim() ?? bare ?? '';
    const field = name === undefined ? undefined : FIELDS.get(name.toLowerCase());
    const add = (kind: Clause['kind'], text: string, within?: 'title') =>
      parsed.clauses.push({ kind, text, field: within, negated });
    if (value === '') {
      parsed.clauses.push({
        kind: 'word',
        text: piece.replaceAll(' ', ''),
        field: undefined,
        negated: false,
      });
    } else if (field !== undefined && field !== 'title') {
      parsed.fields.push({ facet: field, value, negated });
    } else if (quoted === undefined) {
      if (field) add('word', value, field);
      else add('word', name === undefined ? value : `${name}:${value}`);
    } else {
      if (name !== undefined && !field) add('word', `${name}:`);
      add('phrase', value, field);
    }
  }
  return { ...parsed, clauses: isDescription(parsed.clauses) ? plainWords(parsed.clauses) : parsed.clauses };
}

/** A text of more words than this describes a paper; nobody sets marks in it that a machine should obey. */
export const LONGEST_SEARCH = 16;

function isDescription(clauses: readonly Clause[]): boolean {
  return clauses.reduce((sum, { text }) => sum + text.split(' ').length, 0) > LONGEST_SEARCH;
}

/** The same text as words alone, which keep their quotes and signs as any word keeps its punctuation. */
function plainWords(clauses: readonly Clause[]): Clause[] {
  const words = clausesText(clauses).split(' ');
  return words.map((text) => ({ kind: 'word', text, field: undefined, negated: false }));
}

/**
 * The text of the clauses alone, with single spaces and straight quotes: what `parseSearch` reads as the same clauses
 * and no fields.
 */
export function clausesText(clauses: readonly Clause[]): string {
  return clauses
    .map(({ kind, text, field, negated }) => {
      const value = kind === 'phrase' ? `"${text}"` : text;
      return `${negated ? '-' : ''}${field ? `${field}:` : ''}${value}`;
    })
    .join(' ');
}

/** A text as it came from a person, on one line: lone surrogates and control characters are no part of any word. */
export function typedText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\ufffd]+/gu, ' ')
    .trim();
}
