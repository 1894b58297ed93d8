import { createHash } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { conditionalResponse } from '#app/conditional.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { paramsIn } from '#lib/params.ts';

/** All points of the map, and which of them the state that the explorer's parameters ask for has. */
export const GET = timely(async (request: NextRequest) => {
  const { bytes, changedAt } = await ask('setAsPoints', paramsIn(request.nextUrl.searchParams));
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  return conditionalResponse(request, () => new Blob([bytes]).stream(), {
    ...{ etag, changedAt, headers: { 'content-type': 'application/octet-stream' } },
  });
});
