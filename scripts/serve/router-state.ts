import type { IncomingHttpHeaders } from 'node:http';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';

const FIELD = 'next-router-state-tree';

/**
 * Takes from a request what its browser has on the screen, where that is not what the framework reads: it would fail with
 * status 500. Without it a page is rendered as for a browser that has nothing of it.
 */
export function withoutWrongState(headers: IncomingHttpHeaders): void {
  if (headers[FIELD] === undefined) return;
  try {
    parseAndValidateFlightRouterState(headers[FIELD]);
  } catch {
    delete headers[FIELD];
  }
}
