import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { contentOf } from '#db/ingest/content.ts';
import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';
import { SourceError } from '#lib/sources/record.ts';
import { capturesOfAllKinds } from '#tests/fixtures/captures-of-all-kinds.ts';
import { type Mutant, mutantOf } from '#tests/fixtures/mutations.ts';
import { type Outcome, objectionsTo } from '#tests/lib/sources/mutant-checks.ts';
import { chunksOf, readingOf } from '#tests/lib/sources/reading.ts';

/*
 * A thread that reads mutants, one after the other (tests/lib/sources/mutants.test.ts starts it): what hangs can be
 * ended, and `at` tells what it hung on.
 */

/** What the thread is told: which numbers to read, where to put down the one it is at, and a folder for its files. */
export type Order = { from: number; to: number; at: Int32Array; folder: string };

/** What the thread tells of a mutant that was not read as it has to be. */
export type Failure = { number: number; what: string; objections: string[] };

/** What the thread tells at its end: how many were refused, and the slowest one in milliseconds. */
export type Tally = { read: number; refused: number; slowest: { number: number; what: string; ms: number } };

const { from, to, at, folder }: Order = workerData;
const [first, ...others] = await capturesOfAllKinds();
if (!first) throw new Error('there are no captures');

const tally: Tally = { read: 0, refused: 0, slowest: { number: 0, what: '', ms: 0 } };
for (let number = from; number < to; number++) {
  Atomics.store(at, 0, number);
  const mutant = mutantOf([first, ...others], number);
  const failure = await attempt(mutant);
  if (failure.length > 0)
    parentPort?.postMessage({ number, what: mutant.what, objections: failure } satisfies Failure);
}
Atomics.store(at, 0, to);
parentPort?.postMessage(tally);

async function attempt(mutant: Mutant): Promise<string[]> {
  const { number, what, bytes } = mutant;
  const isCompressed = (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x28 && bytes[1] === 0xb5);
  const began = performance.now();
  let outcome: Outcome;
  try {
    outcome = { reading: await readingOf(readSource(splitLines(content(bytes, isCompressed)))) };
  } catch (error) {
    if (!(error instanceof SourceError)) return [`thrown: ${error instanceof Error ? error.stack : error}`];
    outcome = { refusal: { line: error.line, reason: error.message } };
  }
  const ms = performance.now() - began;
  if (ms > tally.slowest.ms) tally.slowest = { number, what, ms };
  tally['refusal' in outcome ? 'refused' : 'read'] += 1;
  return objectionsTo(mutant, outcome, isCompressed);
}

/** Compressed content is read from a file, as an ingest does. */
function content(bytes: Uint8Array, isCompressed: boolean): AsyncIterable<Uint8Array> {
  if (!isCompressed) return chunksOf(bytes, 8192);
  const file = join(folder, 'mutant');
  writeFileSync(file, bytes);
  return contentOf(file);
}
