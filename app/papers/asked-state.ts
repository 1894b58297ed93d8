import { cache } from 'react';
import { database } from '#db/client.ts';
import { askedState } from '#db/queries/explorer.ts';
import type { Params } from '#lib/params.ts';

/** The state that an address asks for, once a request: title and page share it. `params` is JSON, as a key. */
export const stateOf = cache(async (params: string) =>
  askedState(await database(), JSON.parse(params) as Params),
);
