import type { Database } from '#db/open.ts';
import { BLOCK_SIZE } from '#lib/search/postings.ts';
import type { Clause } from '#lib/search/query-language.ts';

/** Words in one expression; more would only be slow. */
const MOST_WORDS = 40;

/**
 * A clause as an FTS5 expression: the phrase of its words, as FTS5 itself divides them, in the title alone where it asks
 * for that. Every word is quoted, so that nothing that was typed is ever an operator.
 *
 * @returns undefined when there is no letter or digit to search for.
 */
export function phraseExpression({ text, field }: Pick<Clause, 'text' | 'field'>): string | undefined {
  // A mark without its letter is no word: FTS5 would find it nowhere.
  const words = text.match(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu)?.slice(0, MOST_WORDS);
  if (!words) return undefined;
  return `${field === 'title' ? 'title_text : ' : ''}"${words.join(' ')}"`;
}

/** Whether there is a letter or digit to search for. */
export function hasWords(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => phraseExpression(clause) !== undefined);
}

/** The papers whose texts hold a clause as a phrase, as a mark for each id below `size`. */
export function papersWithPhrase(
  db: Database,
  clause: Pick<Clause, 'text' | 'field'>,
  size: number,
): Uint8Array {
  const marks = new Uint8Array(Math.max(size, BLOCK_SIZE));
  const expression = phraseExpression(clause);
  if (expression === undefined) return marks;
  const ids = db.$client
    .prepare<[string], number>('select rowid from papers_fts where papers_fts match ?')
    .pluck();
  for (const id of ids.all(expression)) marks[id] = 1;
  return marks;
}
