import { createHash } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { conditionalResponse } from '#app/conditional.ts';
import { database } from '#db/client.ts';
import { askedSet } from '#db/queries/asked-set.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { mapPointsFile } from '#db/queries/map-page.ts';
import { packedPoints } from '#lib/map/points-file.ts';
import { paramsIn } from '#lib/params.ts';

/** All points of the map, and which of them the state that the explorer's parameters ask for has. */
export async function GET(request: NextRequest) {
  const db = await database();
  const { query } = await askedSet(db, paramsIn(request.nextUrl.searchParams));
  const bytes = packedPoints(mapPointsFile(db, query));
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  return conditionalResponse(request, () => new Blob([bytes]).stream(), {
    ...{ etag, changedAt: await lastChange(db), headers: { 'content-type': 'application/octet-stream' } },
  });
}
