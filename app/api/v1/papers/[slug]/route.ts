import { endpointRoute } from '#app/api/endpoint-route.ts';

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpointRoute('paper');
