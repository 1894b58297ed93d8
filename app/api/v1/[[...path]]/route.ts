import { problemResponse, readOnly } from '#app/api/read-only.ts';
import { ENDPOINT_KEYS, ENDPOINTS } from '#lib/api/endpoints.ts';
import { listed } from '#lib/wording.ts';

const PATHS = ENDPOINT_KEYS.map((key) => ENDPOINTS[key].path);

/** Every address below `/api/v1` that is no endpoint. */
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = readOnly((request) =>
  problemResponse(request, {
    kind: 'not-found',
    detail: `There is no such endpoint. There are ${listed(PATHS, 'and')}.`,
  }),
);
