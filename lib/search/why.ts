import { foldWord, stemOf } from '#lib/search/analysis.ts';
import { type Hit, MOST_MARKED, type PaperHits, type Sought } from '#lib/search/hits.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';
import type { TitleMatch } from '#lib/search/title-match.ts';

/** A word or phrase of a search that a paper has, and where. */
export type FoundWord = {
  label: string;
  where: 'title' | 'abstract' | 'title and abstract';
  /** What the paper writes, where that is another word and not another form of the same. */
  as?: string;
  /** Its words stand there, but not together. */
  isApart?: true;
};

/** Why a paper is among the results, and in its place. */
export type Why = {
  found: FoundWord[];
  missing: string[];
  /** What was typed is its title, the name before the colon of its title, or nearly its title. */
  title: TitleMatch['kind'] | undefined;
  score: number;
  /** What makes up the score: words, words close together, closeness in meaning, a title that was typed. */
  parts: { words: number; pairs: number; meaning: number; title: number };
};

/**
 * Which of the things that are sought stand in a paper's title and abstract, and which do not; in the order typed, or
 * where they are many, the heaviest first.
 */
export function wordsFound(
  sought: readonly Sought[],
  { title, abstract }: { title: string; abstract: string },
  hits: PaperHits,
): Pick<Why, 'found' | 'missing'> {
  const found: FoundWord[] = [];
  const missing: string[] = [];
  const ordered = [...sought.entries()];
  if (sought.length > MOST_MARKED) ordered.sort(([, a], [, b]) => b.weight - a.weight);
  for (const [mark, { label: typed, isPhrase }] of ordered) {
    const label = isPhrase ? typed : withoutStopWords(typed);
    const inTitle = firstHit(title, hits.title, mark);
    const inAbstract = firstHit(abstract, hits.abstract, mark);
    const hit = inTitle ?? inAbstract;
    if (hit === undefined) {
      // A paper without a phrase is no result: where the phrase is not marked, it was read in another way.
      if (!isPhrase) missing.push(label);
      continue;
    }
    const where =
      inTitle === undefined ? 'abstract' : inAbstract === undefined ? 'title' : 'title and abstract';
    const isApart = hits.apart.has(mark);
    found.push({
      label,
      where,
      ...(isApart ? { isApart } : isForm(hit, label) ? {} : { as: hit }),
    });
  }
  return { found, missing };
}

function firstHit(text: string, hits: readonly Hit[], mark: number): string | undefined {
  const hit = hits.find((one) => one.mark === mark);
  return hit && text.slice(hit.start, hit.end);
}

/** A word that was read as joined to the small one before it (`on multitask`) is named without that one. */
function withoutStopWords(label: string): string {
  const words = label.split(' ');
  const first = words.findIndex((word) => !STOP_WORDS.has(foldWord(word)));
  return words.slice(Math.max(0, first)).join(' ');
}

/** The same word but for case, hyphens, spaces and an ending: not worth a remark. */
function isForm(a: string, b: string): boolean {
  return bareStem(a) === bareStem(b);
}

function bareStem(text: string): string {
  return stemOf(foldWord(text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')));
}
