import { readPhrases } from '#lib/topics/phrases.ts';
import { compileScanner, type Hit } from '#lib/topics/scanner.ts';
import { type Level, levels } from '#lib/topics/signals/notation.ts';
import { signals } from '#lib/topics/signals/table.ts';
import { type Token, tokenize } from '#lib/topics/tokens.ts';

/** A phrase of the signal table. */
type Signal = { topic: string; level: Level; phrase: string };

/** A phrase met in a text: token positions first to last, inclusive. */
export type Match = Hit<Signal>;

function* tableEntries() {
  for (const [topic, lists] of Object.entries(signals)) {
    for (const level of levels) {
      for (const { phrase, sequences } of readPhrases(lists[level] ?? '')) {
        const value: Signal = { topic, level, phrase };
        for (const sequence of sequences) yield { sequence, value };
      }
    }
  }
}

const scan = compileScanner(tableEntries());

/**
 * The phrases of every topic that stand in one field, and the field's tokens. Within a topic matches do not
 * overlap: going from left to right, the longest at each place is taken.
 */
export function findMatches(text: string, field: 'title' | 'abstract') {
  const tokens = tokenize(text);
  const usable = scan(tokens).filter(({ value }) => field === 'title' || !value.level.startsWith('title'));
  return { tokens, byTopic: withoutOverlaps(usable) };
}

function withoutOverlaps(hits: readonly Match[]): Map<string, Match[]> {
  const byTopic = new Map<string, Match[]>();
  for (const hit of hits) {
    const kept = byTopic.get(hit.value.topic);
    if (kept === undefined) {
      byTopic.set(hit.value.topic, [hit]);
      continue;
    }
    const before = kept.at(-1);
    // The scanner gives hits by first token, then by length: a longer one from the same place comes later.
    if (before === undefined || hit.first > before.last) kept.push(hit);
    else if (hit.last - hit.first > before.last - before.first) kept[kept.length - 1] = hit;
  }
  return byTopic;
}

/** The span of a match in the text that its tokens were read from. */
export function spanOf(match: Match, tokens: readonly Token[]): { start: number; end: number } {
  return { start: tokens[match.first]?.start ?? 0, end: tokens[match.last]?.end ?? 0 };
}
