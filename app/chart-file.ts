import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { problemsField, type QueryProblem } from '#lib/params.ts';

type ChartFile = { name: string; text: string; changedAt: Date; problems?: readonly QueryProblem[] };

/**
 * The numbers of a chart as a file, or 304 where the client has it already. What could not be had of what was asked is
 * in the field `x-problems`, percent-encoded.
 */
export function chartFile(request: Request, { name, text, changedAt, problems = [] }: ChartFile): Response {
  return conditionalResponse(request, () => text, {
    etag: etagOf(text),
    changedAt,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}.csv"`,
      ...(problems.length > 0 && { 'x-problems': problemsField(problems) }),
    },
  });
}
