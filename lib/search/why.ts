import { hitsIn, type Mark, marksOf } from '#lib/search/hits.ts';
import type { Want } from '#lib/search/plan.ts';
import type { TitleMatch } from '#lib/search/title-match.ts';

/** A word of a search that a paper has, and where; `as` is how the paper writes it where that is another word. */
export type FoundWord = { label: string; where: 'title' | 'abstract' | 'title and abstract'; as?: string };

/** Why a paper is among the results, and in its place. */
export type Why = {
  found: FoundWord[];
  missing: string[];
  /** What was typed is its title, the name before the colon of its title, or nearly its title. */
  title: TitleMatch['kind'] | undefined;
  score: number;
  /** What makes up the score: words, words side by side, closeness in meaning, a title that was typed. */
  parts: { words: number; pairs: number; meaning: number; title: number };
};

/** Which of the wanted things stand in a paper's title and abstract, and which do not. */
export function wordsFound(
  wants: readonly Want[],
  title: string,
  abstract: string,
): Pick<Why, 'found' | 'missing'> {
  const found: FoundWord[] = [];
  const missing: string[] = [];
  for (const want of wants) {
    // Each word of a phrase is told by itself: that they stand in a row is what makes the paper a result.
    const marks = marksOf([{ ...want, inPhrase: false }], []);
    const inTitle = firstHit(title, marks);
    const inAbstract = want.titleOnly ? undefined : firstHit(abstract, marks);
    const hit = inTitle ?? inAbstract;
    if (hit === undefined) {
      missing.push(want.label);
      continue;
    }
    const where =
      inTitle === undefined ? 'abstract' : inAbstract === undefined ? 'title' : 'title and abstract';
    found.push({ label: want.label, where, ...(isSame(hit, want.label) ? {} : { as: hit }) });
  }
  return { found, missing };
}

function firstHit(text: string, marks: readonly Mark[]): string | undefined {
  const [hit] = hitsIn(text, marks);
  return hit && text.slice(hit.start, hit.end);
}

/** The same word but for case, hyphens and an ending: not worth a remark. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  if (first === undefined || second === undefined) return false;
  return first.startsWith(second.slice(0, -1)) || second.startsWith(first.slice(0, -1));
}
