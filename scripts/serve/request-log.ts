import type { Logger } from '#scripts/serve/log.ts';
import type { DoneRequest } from '#scripts/serve/observed.ts';

/** What is asked by the clock, which would be most of a log. */
const WATCHERS = ['/healthz', '/readyz'];

/** Logs a request that is over: a server's fault as an error, what was refused for lack of time as a warning. */
export function requestLog(log: Logger): (done: DoneRequest) => void {
  return (done) => {
    if (WATCHERS.includes(done.route)) log.debug(done, 'request');
    else if (done.status === 503) log.warn(done, 'request');
    else if (done.status >= 500) log.error(done, 'request');
    else log.info(done, 'request');
  };
}
