import type { Database } from '#db/open.ts';
import { phraseExpression } from '#db/search/full-text.ts';
import { search } from '#db/search.ts';

/** Searches that show what the box can find; only those that find something here are offered. */
const CANDIDATES = [
  'multi-vector',
  'task vector',
  'negative transfer',
  'LoRA',
  'chain-of-thought',
  'diffusion',
  'benchmark',
];
const SHOWN = 5;

export async function searchesToTry(db: Database): Promise<string[]> {
  return CANDIDATES.filter((words) => isFound(db, words)).slice(0, SHOWN);
}

/** Whether any paper has the words in a row, which is told at once, or else whether the search finds anything. */
function isFound(db: Database, words: string): boolean {
  const expression = phraseExpression({ text: words, field: undefined }) ?? '""';
  const inARow = db.$client.prepare<[string]>('select 1 from papers_fts where papers_fts match ? limit 1');
  return inARow.get(expression) !== undefined || search(db, words).found.length > 0;
}
