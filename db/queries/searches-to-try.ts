import type { Database } from '#db/open.ts';
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
  const finds = (words: string) => search(db, words).ids.length > 0;
  return CANDIDATES.filter(finds).slice(0, SHOWN);
}
