import type { ApiAnswer, ApiRequest } from '#db/pages/api.ts';
import { ask } from '#db/readers/ask.ts';
import type { EndpointKey } from '#lib/api/endpoints.ts';

/** Endpoints that look up a paper, or names. */
const LOOK_UPS: readonly EndpointKey[] = ['paper', 'suggest'];

/** What comes of what a program asks an endpoint for. */
export function outcomeOf(key: EndpointKey, asked: ApiRequest): Promise<ApiAnswer> {
  return LOOK_UPS.includes(key) ? ask('apiLookUp', key, asked) : ask('apiAnswer', key, asked);
}
