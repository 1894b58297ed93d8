import { parentPort } from 'node:worker_threads';
import { answer } from '#db/readers/answer.ts';
import type { Asked, Told } from '#db/readers/pool.ts';

/*
 * A thread that reads the database (db/readers/pool.ts starts it): one question at a time, each of one state of the data.
 */
parentPort?.on('message', async ({ number, name, args }: Asked) => {
  try {
    const value = await answer(name, args);
    parentPort?.postMessage({ number, value } satisfies Told);
  } catch (thrown) {
    // Also of an answer that cannot be sent to another thread.
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    parentPort?.postMessage({ number, error } satisfies Told);
  }
});
