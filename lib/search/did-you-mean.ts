import { wordsOf } from '#lib/search/analysis.ts';
import type { Want } from '#lib/search/plan.ts';

/**
 * What was typed with each word that hardly any paper has replaced by the most frequent one a slip away; everything else
 * stays as it was typed. Undefined where there is nothing to correct.
 */
export function didYouMean(typed: string, wants: readonly Want[]): string | undefined {
  const meant = new Map<string, string>();
  for (const { alternatives } of wants) {
    for (const { correction } of alternatives) {
      if (correction && !meant.has(correction.typed)) meant.set(correction.typed, correction.meant);
    }
  }
  let corrected = '';
  let at = 0;
  for (const { folded, start, end } of wordsOf(typed).flatMap(({ parts }) => parts)) {
    corrected += typed.slice(at, start) + (meant.get(folded) ?? typed.slice(start, end));
    at = end;
  }
  return meant.size === 0 ? undefined : corrected + typed.slice(at);
}
