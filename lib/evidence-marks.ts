import type { Marked } from '#lib/runs.ts';
import type { Evidence } from '#lib/topics/assignment.ts';

/** The name of the place in title or abstract where a piece of evidence begins, for links to it. */
export function evidenceId({ field, start }: Pick<Evidence, 'field' | 'start'>): string {
  return `${field}-${start}`;
}

/** The evidence of all topics in one field as marks; a topic's mark is its rank, which the style sheet knows. */
export function evidenceMarks(
  topics: readonly { rank: number; evidence: readonly Evidence[] }[],
  field: Evidence['field'],
): Marked[] {
  return topics.flatMap(({ rank, evidence }) =>
    evidence
      .filter((span) => span.field === field)
      .map((span) => ({ start: span.start, end: span.end, mark: String(rank), id: evidenceId(span) })),
  );
}
