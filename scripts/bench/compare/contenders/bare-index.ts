import Sqlite from 'better-sqlite3';
import { askedOf, wordsOf } from '#scripts/bench/compare/asked-words.ts';
import type { Contender, Place } from '#scripts/bench/compare/contenders/contender.ts';
import { ftsExpression } from '#scripts/bench/compare/contenders/fts-expression.ts';
import type { Question } from '#scripts/bench/compare/states.ts';

/** The limit: the twenty best row ids of the FTS5 index in the same file, and nothing else of a page. */
export async function openBareIndex({ papers }: Place): Promise<Contender> {
  const client = new Sqlite(papers, { readonly: true });
  client.pragma('cache_size = -65536');
  client.pragma('mmap_size = 1073741824');
  const best = client
    .prepare<[string, number], number>(
      'select rowid from papers_fts where papers_fts match ? order by rank limit ?',
    )
    .pluck();
  const answer = async (question: Question) => {
    const expression = expressionOf(question);
    return expression === undefined ? undefined : best.all(expression, 20).length;
  };
  return {
    answer,
    close: async () => {
      client.close();
    },
    files: [],
  };
}

/** Undefined for what is no full-text search alone. */
function expressionOf(question: Question): string | undefined {
  if (question.ask === 'suggest') return ftsExpression(wordsOf(question.text), 'beginning', 'title_text');
  if (question.ask !== 'papers' || question.misspelt) return undefined;
  const { words, how, chosen, query } = askedOf(question.params);
  if (words.length === 0 || chosen.length > 0 || query.sort !== undefined) return undefined;
  return ftsExpression(words, how);
}
