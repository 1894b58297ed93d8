import { conditionalResponse, etagOf } from '#app/conditional.ts';
import type { Database } from '#db/open.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { problemText, type QueryProblem } from '#lib/params.ts';

type ChartFile = { name: string; text: string; problems?: readonly QueryProblem[] };

/**
 * The numbers of a chart as a file, or 304 where the client has it already. What could not be had of what was asked is
 * in the field `x-problems`, percent-encoded.
 */
export async function chartFile(
  request: Request,
  db: Database,
  { name, text, problems = [] }: ChartFile,
): Promise<Response> {
  return conditionalResponse(request, () => text, {
    etag: etagOf(text),
    changedAt: await lastChange(db),
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}.csv"`,
      ...(problems.length > 0 && { 'x-problems': encodeURIComponent(problems.map(problemText).join(' ')) }),
    },
  });
}
