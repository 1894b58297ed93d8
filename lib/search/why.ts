import { type Hit, type Mark, marksOf } from '#lib/search/hits.ts';
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

/** A text, its terms, and its hits by the marks of what is wanted (`whyMarks`). */
type Read = { text: string; hits: readonly Hit[] };

/** One mark for each wanted thing; a phrase's words one by one, since their standing in a row made the paper a result. */
export function whyMarks(wants: readonly Want[]): Mark[] {
  return wants.flatMap((want) => marksOf([{ ...want, inPhrase: false }], []));
}

/** Which of the wanted things stand in a paper's title and abstract, and which do not. */
export function wordsFound(
  wants: readonly Want[],
  title: Read,
  abstract: Read,
): Pick<Why, 'found' | 'missing'> {
  const found: FoundWord[] = [];
  const missing: string[] = [];
  for (const [mark, { label, titleOnly }] of wants.entries()) {
    const inTitle = firstHit(title, mark);
    const inAbstract = titleOnly ? undefined : firstHit(abstract, mark);
    const hit = inTitle ?? inAbstract;
    if (hit === undefined) {
      missing.push(label);
      continue;
    }
    const where =
      inTitle === undefined ? 'abstract' : inAbstract === undefined ? 'title' : 'title and abstract';
    found.push({ label, where, ...(isSame(hit, label) ? {} : { as: hit }) });
  }
  return { found, missing };
}

function firstHit({ text, hits }: Read, mark: number): string | undefined {
  const hit = hits.find((one) => one.mark === mark);
  return hit && text.slice(hit.start, hit.end);
}

/** The same word but for case, hyphens and an ending: not worth a remark. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  if (first === undefined || second === undefined) return false;
  return first.startsWith(second.slice(0, -1)) || second.startsWith(first.slice(0, -1));
}
