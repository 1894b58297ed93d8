import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { freePort } from '#scripts/bench/compare/free-port.ts';
import { ENV, ensureBuilt, ROOT } from '#scripts/bootstrap.mjs';

const START_MS = 120_000;
const PAUSE_MS = 20;

/** How a process has ended: one of the two is null. */
type Ending = { status: number | null; signal: NodeJS.Signals | null };

export type BuiltSite = {
  origin: string;
  server: ChildProcess;
  /** From the start of the command to the first page that it answers with. */
  startSeconds: number;
  ended: Promise<Ending>;
  /** Asks it to stop, as the system does, and waits until it has. */
  stop: () => Promise<Ending>;
};

type Start = {
  database: string;
  env?: Readonly<Record<string, string>>;
  /** The file that takes what the server prints; without one its complaints are printed here. */
  log?: string;
};

/** Serves a database with the built site on a free port, as `npm run serve` does. @throws Error where it does not answer */
export async function startBuiltSite({ database, env = {}, log }: Start): Promise<BuiltSite> {
  ensureBuilt();
  const port = await freePort();
  const began = performance.now();
  const output = log === undefined ? undefined : openSync(log, 'a');
  const server = spawn(process.execPath, ['scripts/serve.ts'], {
    cwd: ROOT,
    env: { ...ENV, DATABASE_PATH: database, PORT: String(port), ...env },
    stdio: ['ignore', output ?? 'ignore', output ?? 'inherit'],
  });
  const ended = once(server, 'exit').then(([status, signal]): Ending => ({ status, signal }));
  const stop = () => {
    server.kill('SIGTERM');
    return ended;
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await answering(`${origin}/topics`, () => server.exitCode === null);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, server, startSeconds: (performance.now() - began) / 1000, ended, stop };
}

/** Waits until an address answers. @throws Error when it does not within two minutes, or what is behind it has ended */
export async function answering(address: string, isRunning: () => boolean): Promise<void> {
  for (const end = performance.now() + START_MS; performance.now() < end && isRunning(); ) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) {
      await response.arrayBuffer();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`Nothing answers at ${address}.`);
}
