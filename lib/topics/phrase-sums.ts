import { longestHits, saturated } from '#lib/topics/longest-hits.ts';
import { readPhrases } from '#lib/topics/phrases.ts';
import type { ReadField } from '#lib/topics/read-paper.ts';
import { compileScanner, type Hit } from '#lib/topics/scanner.ts';
import { levels, levelWeights } from '#lib/topics/signals/notation.ts';
import { signals } from '#lib/topics/signals/table.ts';
import type { Token } from '#lib/topics/tokens.ts';

/** A phrase of the signal table. */
type Signal = { topic: string; phrase: string; weight: number; titleOnly: boolean };

/** A phrase met: the field's index, the tokens first to last, inclusive, and what one mention there weighs. */
type PhraseHit = { field: number; first: number; last: number; phrase: string; weight: number };

/** What the phrases of a topic say of a paper; the sum is negative where more speaks against the topic. */
export type PhraseSum = { sum: number; hits: PhraseHit[] };

/** How much more a phrase counts in the title than once in a plain sentence of the abstract. */
const TITLE = 1.5;

function* tableEntries() {
  for (const [topic, lists] of Object.entries(signals)) {
    for (const level of levels) {
      for (const { phrase, sequences } of readPhrases(lists[level] ?? '')) {
        const titleOnly = level.startsWith('title');
        const value: Signal = { topic, phrase, weight: levelWeights[level], titleOnly };
        for (const sequence of sequences) yield { sequence, value };
      }
    }
  }
}

let scanner: ((tokens: readonly Token[]) => Hit<Signal>[]) | undefined;

/** Compiled when it is first asked for. */
function scan(tokens: readonly Token[]): Hit<Signal>[] {
  scanner ??= compileScanner(tableEntries());
  return scanner(tokens);
}

/**
 * The sum of every topic of which some phrase stands in the paper. Each phrase adds its weight times its mentions
 * (sentences weighed, repetition saturated) and once more, times 1.5, when the title has it. Where phrases of
 * one topic overlap the longest counts.
 */
export function phraseSums(fields: readonly ReadField[]): Map<string, PhraseSum> {
  const sums = new Map<string, PhraseSum>();
  for (const [field, { field: name, tokens, sentences }] of fields.entries()) {
    const inTitle = name === 'title';
    const hits = scan(tokens);
    const usable = inTitle ? hits : hits.filter(({ value }) => !value.titleOnly);
    for (const [topic, found] of longestHits(usable)) {
      const known = sums.get(topic) ?? { sum: 0, hits: [] };
      sums.set(topic, known);
      const weigh = ({ first }: Hit<Signal>) => sentences[tokens[first]?.sentence ?? 0] ?? 1;
      const mentions = new Map<Signal, number>();
      for (const hit of found) {
        const { phrase, weight } = hit.value;
        const counts = inTitle ? TITLE : weigh(hit);
        mentions.set(hit.value, (mentions.get(hit.value) ?? 0) + counts);
        known.hits.push({ field, first: hit.first, last: hit.last, phrase, weight: weight * counts });
      }
      for (const [{ weight }, count] of mentions) known.sum += weight * (inTitle ? TITLE : saturated(count));
    }
  }
  return sums;
}
