import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { backUp } from '#db/backup.ts';
import { openForReading } from '#db/open.ts';
import { type BuiltSite, startBuiltSite } from '#scripts/bench/built-site.ts';
import type { Latency } from '#scripts/bench/compare/percentiles.ts';
import { ROOT } from '#scripts/bootstrap.mjs';
import { Client } from '#scripts/soak/ask.ts';
import { chances } from '#scripts/soak/chances.ts';
import type { Losses, Run } from '#scripts/soak/exchange.ts';
import { Faults } from '#scripts/soak/faults.ts';
import { History } from '#scripts/soak/history.ts';
import type { LoopDelay } from '#scripts/soak/loop-delay.ts';
import { loopDelays, Processes, type ProcessMemory } from '#scripts/soak/processes.ts';
import { readOn } from '#scripts/soak/reader.ts';
import { Tally } from '#scripts/soak/tally.ts';
import { Truth } from '#scripts/soak/truth.ts';
import { type Vocabulary, vocabularyOf } from '#scripts/soak/vocabulary.ts';
import { wishes } from '#scripts/soak/wishes.ts';
import { type Written, writeOn } from '#scripts/soak/writer.ts';

/** `folder` takes what is needed meanwhile, the file `kept` the first request that was not answered as it should be. */
export type Soak = {
  database: string;
  seconds: number;
  readers: number;
  seed: number;
  folder: string;
  kept: string;
};

export type Soaked = {
  seconds: number;
  papers: { first: number; last: number };
  answers: number;
  latencies: Record<string, Latency>;
  checks: Record<string, number>;
  written: Written;
  memory: ProcessMemory[];
  delays: LoopDelay[];
  /** After the time, of a process that is killed: requests under way in all processes, and those that were lost. */
  killed: { underWay: number; lost: number };
  /** At the end: requests that came too late, how long it took, and the exit status. */
  stopped: { tooLate: number; seconds: number; status: number | null };
  faults: { count: number; told: string[]; file?: string };
};

/** What a process may grow by and is said to keep its size, in MiB a minute; a shorter run fills up what is kept. */
export const MOST_GROWTH = 8;
const TELLING_SECONDS = 300;

/** What a process has to come back, and the site to stop: the ten seconds of the requests, and two. */
const BACK_MS = 60_000;
const STOP_SECONDS = 12;
/** Between the two, for requests that were under way. */
const SETTLE_MS = 1000;

/**
 * Serves a copy of a database to readers who ask for everything as fast as they are answered, while it is written; then
 * kills a process, and when another one has taken its place stops the site, all under load.
 */
export async function soak({ database, seconds, readers, seed, folder, kept }: Soak): Promise<Soaked> {
  const file = join(folder, 'site.sqlite');
  const { papers: first } = await backUp(database, file);
  const vocabulary = await vocabularyIn(file);
  const site = await startBuiltSite({
    ...{ database: file, log: join(folder, 'server.log') },
    env: {
      SOAK_FOLDER: folder,
      NODE_OPTIONS: `--import=${pathToFileURL(join(ROOT, 'scripts/soak/loop-delay.ts'))}`,
    },
  });
  const [faults, truth] = [new Faults(kept), new Truth(first)];
  const client = new Client(site.origin, readers);
  const run: Run = { client, faults, history: new History(), tally: new Tally() };
  const losses: Losses = { mayBe: () => false, lost: [] };
  const expected = new Set<number>();
  const processes = new Processes(site.server.pid ?? 0, (pid) => {
    if (!expected.has(pid)) faults.add(`The process ${pid} of the site has ended.`);
  });
  let isOver = false;
  const reading = Promise.all(
    Array.from({ length: readers }, (_, place) =>
      readOn(
        { run, truth, losses, chance: chances(seed + 1000 + place) },
        wishes(vocabulary, seed + place),
        () => isOver,
      ),
    ),
  );
  const writing = new AbortController();
  const began = performance.now();
  const written = writeOn({ database: file, folder, truth, faults }, writing.signal);
  try {
    await Promise.race([pause(seconds * 1000), site.ended]);
    if (site.server.exitCode !== null) faults.add('The site has ended by itself.');
    writing.abort();
    const done = await written;
    for (const fault of truth.wrong()) faults.add(fault);
    const memory = processes.memory();
    const took = (performance.now() - began) / 1000;
    if (took >= TELLING_SECONDS)
      for (const { pid, growth } of memory)
        if (growth > MOST_GROWTH)
          faults.add(`The process ${pid} grows by ${growth.toFixed(1)} MiB a minute.`);
    const answers = run.tally.answers;
    const latencies = run.tally.latencies();
    const killed = await killOne(site, { processes, expected, losses, client, faults });
    processes.stop();
    const stopped = await stopSite(site, losses, faults);
    isOver = true;
    await reading;
    return {
      ...{ seconds: took, answers, latencies, written: done, memory, killed, stopped },
      papers: { first, last: truth.papers },
      checks: { ...run.tally.checks(), 'answers compared with earlier ones': run.history.compared },
      delays: loopDelays(folder),
      faults: { count: faults.count, told: faults.told, ...(faults.file && { file: faults.file }) },
    };
  } finally {
    isOver = true;
    writing.abort();
    processes.stop();
    await Promise.all([written, site.stop(), reading]);
    client.close();
  }
}

async function vocabularyIn(file: string): Promise<Vocabulary> {
  const db = await openForReading(file);
  try {
    return vocabularyOf(db);
  } finally {
    db.$client.close();
  }
}

type Killing = {
  processes: Processes;
  expected: Set<number>;
  losses: Losses;
  client: Client;
  faults: Faults;
};

/** Kills a server process: no other requests than those under way are lost, and another process takes its place. */
async function killOne(
  { server }: BuiltSite,
  { processes, expected, losses, client, faults }: Killing,
): Promise<Soaked['killed']> {
  const before = processes.running();
  const [victim] = before.filter((pid) => pid !== server.pid);
  if (victim === undefined) return { underWay: 0, lost: 0 };
  expected.add(victim);
  losses.mayBe = () => true;
  const { underWay } = client;
  process.kill(victim, 'SIGKILL');
  const isBack = () => {
    const now = processes.running();
    return !now.includes(victim) && now.length === before.length;
  };
  for (const end = performance.now() + BACK_MS; !isBack() && performance.now() < end; ) await pause(100);
  if (!isBack()) faults.add('No process has taken the place of the one that was killed.');
  const back = performance.now();
  losses.mayBe = (asked) => asked < back;
  await pause(SETTLE_MS);
  const lost = losses.lost.length;
  if (lost > underWay) faults.add(`${lost} requests were lost with a process; ${underWay} were under way.`);
  return { underWay, lost };
}

/** Stops the site under load: it answers what has been asked before, and ends with status 0. */
async function stopSite(site: BuiltSite, losses: Losses, faults: Faults): Promise<Soaked['stopped']> {
  const began = performance.now();
  // What had been handed to the process that was killed, and not taken up, is cut when the site ends.
  const wasItsOwn = losses.mayBe;
  losses.mayBe = (asked) => wasItsOwn(asked) || asked >= began;
  const { status, signal } = await site.stop();
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) faults.add(`The site ended with ${signal ?? `status ${status}`} when it was stopped.`);
  if (seconds > STOP_SECONDS) faults.add(`The site took ${seconds.toFixed(1)} s to stop.`);
  return { tooLate: losses.lost.filter((asked) => asked >= began).length, seconds, status };
}
