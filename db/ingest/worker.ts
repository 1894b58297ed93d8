import { parentPort, workerData } from 'node:worker_threads';
import type { Order, Setup } from '#db/ingest/crew.ts';
import { tasksWith } from '#db/ingest/tasks.ts';
import { shippedSystem, systemFrom } from '#lib/topics/topic-system.ts';

/*
 * A thread that does the pure work of an ingest (db/ingest/crew.ts starts it). It knows nothing of the database.
 */
const { given }: Setup = workerData;
const tasks = tasksWith((given ? systemFrom(given.file, given.taxonomy) : shippedSystem).tagger);

parentPort?.on('message', ({ number, name, input }: Order) => {
  try {
    // One entry of the table: the input is of the task that the name is of.
    const output = (tasks[name] as (input: unknown) => unknown)(input);
    parentPort?.postMessage({ number, output });
  } catch (error) {
    parentPort?.postMessage({ number, error: error instanceof Error ? error : new Error(String(error)) });
  }
});
