import { analyse, type Token } from '#lib/search/analysis.ts';
import type { Want } from '#lib/search/plan.ts';

/** How much of an abstract a result shows, in UTF-16 units: enough for two or three lines at any width. */
export const PASSAGE = 320;

/** A stretch of a text, in UTF-16 units. */
export type Span = { start: number; end: number };

/** Something to mark: one of several sequences of terms, and what it weighs. */
export type Mark = { sequences: readonly (readonly string[])[]; weight: number; titleOnly: boolean };

/** What is to be marked for a search: its words in every form that counts, its phrases (as typed) as a whole. */
export function marksOf(
  wants: readonly Want[],
  phrases: readonly { text: string; titleOnly: boolean }[],
): Mark[] {
  const words = wants
    .filter(({ inPhrase }) => !inPhrase)
    .map(({ terms, alternatives, weight, titleOnly }) => ({
      sequences: [terms, ...alternatives.map(({ terms: other }) => other)],
      weight,
      titleOnly,
    }));
  const whole = phrases.map(({ text, titleOnly }) => ({
    sequences: [termsIn(analyse(text))],
    weight: wants.filter(({ inPhrase }) => inPhrase).reduce((sum, want) => sum + want.weight, 0),
    titleOnly,
  }));
  return [...words, ...whole].filter(({ sequences }) => sequences.some(({ length }) => length > 0));
}

/** A hit: where it stands, and the place of its mark in the list. */
export type Hit = Span & { mark: number };

/** The stretches of a text that are hit, in its order; those that touch one another are one. */
export function spansOf(hits: readonly Hit[]): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of hits) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

/**
 * Where in a text to begin reading: at the hit from which on, within `length` units, the most weight of different marks
 * stands, the first of equals; 0 where nothing is hit.
 */
export function bestPlace(hits: readonly Hit[], marks: readonly Mark[], length: number): number {
  let best = { start: 0, weight: 0 };
  for (const { start } of hits) {
    const within = new Set(
      hits.filter((hit) => hit.start >= start && hit.end <= start + length).map(({ mark }) => mark),
    );
    const weight = [...within].reduce((sum, mark) => sum + (marks[mark]?.weight ?? 0), 0);
    if (weight > best.weight + 1e-9) best = { start, weight };
  }
  return best.start;
}

/** Where the marks stand in a text that was read into tokens, in its order. */
export function hitsIn(tokens: readonly Token[], marks: readonly Mark[]): Hit[] {
  const parts = tokens.filter(({ whole }) => !whole);
  const hits: Hit[] = [];
  for (const [mark, { sequences }] of marks.entries()) {
    for (const sequence of sequences) {
      const [first] = sequence;
      if (first === undefined) continue;
      // A compound is met as one word; a sequence, in the parts of compounds as well.
      const among = sequence.length === 1 ? tokens : parts;
      for (const [at, { term, start }] of among.entries()) {
        if (term !== first || !sequence.every((one, index) => among[at + index]?.term === one)) continue;
        hits.push({ mark, start, end: among[at + sequence.length - 1]?.end ?? start });
      }
    }
  }
  return hits.sort((a, b) => a.start - b.start || a.end - b.end);
}

function termsIn(tokens: readonly Token[]): string[] {
  return tokens.filter(({ whole }) => !whole).map(({ term }) => term);
}
