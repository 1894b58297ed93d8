import { OPENAPI_ROUTE } from '#app/api/openapi-route.ts';

/** Asked for each time: the build knows no address. */
export const dynamic = 'force-dynamic';

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = OPENAPI_ROUTE;
