import cluster from 'node:cluster';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into the processes of a server that is soaked (`--import`), before anything of theirs: measures how late their
 * event loops are, and writes that into SOAK_FOLDER at the end.
 */

/** Milliseconds; `most` is the longest. */
export type LoopDelay = { pid: number; p50: number; p99: number; most: number };

/** What a process does until it serves is not counted. */
const START_MS = 5000;
const RESOLUTION_MS = 10;

const folder = process.env.SOAK_FOLDER;
if (folder !== undefined && cluster.isWorker && isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  setTimeout(() => delays.reset(), START_MS).unref();
  process.on('exit', () => {
    const [p50 = 0, p99 = 0, most = 0] = [delays.percentile(50), delays.percentile(99), delays.max].map(
      // The histogram has the intervals, of which the resolution is meant to be there.
      (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS),
    );
    const delay: LoopDelay = { pid: process.pid, p50, p99, most };
    writeFileSync(join(folder, `loop-delay-${process.pid}.json`), JSON.stringify(delay));
  });
}
