import { parentPort } from 'node:worker_threads';
import { sendable } from '#db/database-error.ts';
import { answer } from '#db/readers/answer.ts';
import { type Asked, READY, type Told } from '#db/readers/pool.ts';

/*
 * A thread that reads the database (db/readers/pool.ts starts it): one question at a time, each of one state of the data.
 */
parentPort?.on('message', async ({ number, name, args }: Asked) => {
  try {
    const value = await answer(name, args);
    parentPort?.postMessage({ number, value } satisfies Told);
  } catch (thrown) {
    // Also of an answer that cannot be sent to another thread.
    parentPort?.postMessage({ number, error: sendable(thrown) } satisfies Told);
  }
});
parentPort?.postMessage({ number: READY } satisfies Told);
