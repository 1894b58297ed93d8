import cluster from 'node:cluster';
import { RateLimiterClusterMaster } from 'rate-limiter-flexible';

/** Has this process count the requests that the server processes it starts are asked (request-limit.ts). */
export function countRequests(): void {
  new RateLimiterClusterMaster();
  // A process may be gone by the time it is answered; without somebody who listens the error would end this one.
  cluster.on('fork', (worker) => worker.on('error', () => {}));
}
