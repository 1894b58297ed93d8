import type { NextRequest } from 'next/server';
import { chartFile } from '#app/chart-file.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { paramsIn } from '#lib/params.ts';

/** A chart of `/trends` as a file: `chart=years` or `chart=together`, and the explorer's parameters. */
export const GET = timely(async (request: NextRequest) => {
  const { chart, ...file } = await ask('setAsChart', paramsIn(request.nextUrl.searchParams));
  return chartFile(request, { name: `topics-${chart}`, ...file });
});
