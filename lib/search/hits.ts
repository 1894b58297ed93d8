import { analyse, type Token } from '#lib/search/analysis.ts';
import type { Want } from '#lib/search/plan.ts';

/** How much of an abstract a result shows, in UTF-16 units: enough for two or three lines at any width. */
export const PASSAGE = 320;
/** How much of it is seen on a wide page, where two lines are. */
export const SEEN = 180;

/** A stretch of a text, in UTF-16 units. */
export type Span = { start: number; end: number };

/** Something to mark: one of several sequences of terms, and what it weighs. */
export type Mark = { sequences: readonly (readonly string[])[]; weight: number; titleOnly: boolean };

/** A thing that a search asks for, with its mark. */
export type Sought = Mark & {
  /** As typed. */
  label: string;
  isPhrase: boolean;
  /** The sequences whose terms count also where they stand apart. */
  apart: readonly (readonly string[])[];
};

/** What is to be marked for a search: its words in every form that counts, its phrases (as typed) as a whole. */
export function marksOf(
  wants: readonly Want[],
  phrases: readonly { text: string; titleOnly: boolean }[],
): Sought[] {
  const words = wants
    .filter(({ inPhrase }) => !inPhrase)
    .map(({ label, terms, alternatives, isCompound, weight, times, titleOnly }) => {
      const others = alternatives.map((alternative) => alternative.terms);
      const sequences = [terms, ...others];
      // As the score has it: of a compound only other forms may be found in pieces.
      const apart = (isCompound ? others : sequences).filter(({ length }) => length > 1);
      return { label, isPhrase: false, sequences, apart, weight: weight * times, titleOnly };
    });
  const ofPhrases = wants.filter(({ inPhrase }) => inPhrase).reduce((sum, want) => sum + want.weight, 0);
  const whole = phrases.map(({ text, titleOnly }) => ({
    label: text,
    isPhrase: true,
    sequences: [termsIn(analyse(text))],
    apart: [],
    weight: ofPhrases,
    titleOnly,
  }));
  return [...words, ...whole].filter(({ sequences }) => sequences.some(({ length }) => length > 0));
}

/** A hit: where it stands, and the place of its mark in the list. */
export type Hit = Span & { mark: number };

/** The hits in a paper; `apart` has the marks that are hit only in terms that stand apart. */
export type PaperHits = { title: Hit[]; abstract: Hit[]; apart: ReadonlySet<number> };

/** Where the marks stand in a paper that was read into tokens; terms that stand apart, where nothing else is hit. */
export function hitsInPaper(
  title: readonly Token[],
  abstract: readonly Token[],
  marks: readonly Sought[],
): PaperHits {
  const inTitle = hitsIn(title, marks);
  const inAbstract = hitsIn(abstract, marks).filter(({ mark }) => marks[mark]?.titleOnly === false);
  const hit = new Set([...inTitle, ...inAbstract].map(({ mark }) => mark));
  const apart = new Set<number>();
  const [titleTerms, abstractTerms] = [tokensByTerm(title), tokensByTerm(abstract)];
  for (const [mark, { apart: sequences, titleOnly }] of marks.entries()) {
    if (hit.has(mark)) continue;
    const [here, there] = [titleTerms, titleOnly ? undefined : abstractTerms];
    const terms = sequences.find((all) => all.every((term) => here.has(term) || there?.has(term)));
    if (!terms) continue;
    apart.add(mark);
    for (const term of new Set(terms)) {
      for (const { start, end } of here.get(term) ?? []) inTitle.push({ mark, start, end });
      for (const { start, end } of there?.get(term) ?? []) inAbstract.push({ mark, start, end });
    }
  }
  return { title: inTitle.sort(byPlace), abstract: inAbstract.sort(byPlace), apart };
}

/** How many different words are marked in a paper; where all of a description are, the marks say nothing. */
export const MOST_MARKED = 6;

/** The hits of those marks that are hit in a paper and weigh most, the first of equals. */
export function heaviest({ title, abstract }: PaperHits, marks: readonly Mark[]): Omit<PaperHits, 'apart'> {
  const weightOf = (mark: number) => marks[mark]?.weight ?? 0;
  const hit = [...new Set([...title, ...abstract].map(({ mark }) => mark))];
  const kept = new Set(hit.sort((a, b) => weightOf(b) - weightOf(a) || a - b).slice(0, MOST_MARKED));
  const isKept = ({ mark }: Hit) => kept.has(mark);
  return { title: title.filter(isKept), abstract: abstract.filter(isKept) };
}

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
  return hits.sort(byPlace);
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

function tokensByTerm(tokens: readonly Token[]): Map<string, Token[]> {
  return Map.groupBy(tokens, ({ term }) => term);
}

function termsIn(tokens: readonly Token[]): string[] {
  return tokens.filter(({ whole }) => !whole).map(({ term }) => term);
}
