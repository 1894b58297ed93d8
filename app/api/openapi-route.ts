import { readOnly } from '#app/api/read-only.ts';
import { siteOrigin } from '#app/origin.ts';
import { openApi } from '#lib/api/openapi.ts';

/** The methods of the routes that describe the interface for programs (OpenAPI 3.1). */
export const OPENAPI_ROUTE = readOnly(async () =>
  Response.json(openApi(await siteOrigin()), { headers: { 'cache-control': 'no-cache' } }),
);
