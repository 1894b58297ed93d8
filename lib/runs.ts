/**
 * A stretch of a text with a mark on it; stretches of different marks may overlap. `id` names the place where it
 * begins, for links to it: two that begin at one place have the same.
 */
export type Marked = { start: number; end: number; mark: string; id?: string };

/** A stretch of a text and all the marks that lie on it. */
export type Run = { start: number; end: number; marks: string[] };

/**
 * Cuts the stretch from `start` to `end` of a text where marks begin and end, so that each run has the same marks
 * throughout. The runs cover it exactly, in order, none of them empty.
 */
export function runsOf(start: number, end: number, marked: readonly Marked[]): Run[] {
  const cuts = new Set([start, end]);
  for (const span of marked) {
    if (span.start > start && span.start < end) cuts.add(span.start);
    if (span.end > start && span.end < end) cuts.add(span.end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1] ?? end;
    const marks = marked.filter((span) => span.start <= from && span.end >= to && span.end > span.start);
    return to > from ? [{ start: from, end: to, marks: [...new Set(marks.map(({ mark }) => mark))] }] : [];
  });
}
