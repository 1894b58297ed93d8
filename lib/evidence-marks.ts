import type { Marked } from '#lib/runs.ts';
import type { Evidence } from '#lib/topics/scores.ts';

/** The evidence of all topics in one field as marks; a topic's mark is its rank, which the style sheet knows. */
export function evidenceMarks(
  topics: readonly { rank: number; evidence: readonly Evidence[] }[],
  field: Evidence['field'],
): Marked[] {
  return topics.flatMap(({ rank, evidence }) =>
    evidence
      .filter((span) => span.field === field)
      .map(({ start, end }) => ({ start, end, mark: String(rank) })),
  );
}
