import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { backUp } from '#db/backup.ts';

export type Got = { status: number; headers: IncomingHttpHeaders; text: string };

/** A site of a test's own, on a copy of the database, that can be fed, killed and stopped. */
export type OwnSite = {
  folder: string;
  file: string;
  port: number;
  server: ChildProcess;
  /** The copy that it began with, to be put in the database's place. */
  first: string;
};

const SHIPPED = 'tests/.tmp/e2e.sqlite';

/**
 * @param env settings beside two processes, a port and the database
 * @param shipped the database that the site begins with a copy of
 */
export async function startSite(
  env: Readonly<Record<string, string>> = {},
  shipped = SHIPPED,
): Promise<OwnSite> {
  const folder = mkdtempSync(join(tmpdir(), 'own-site-'));
  const [file, first] = [join(folder, 'site.sqlite'), join(folder, 'first.sqlite')];
  await backUp(shipped, file);
  await backUp(shipped, first);
  const port = await freePort();
  const server = spawn('node', ['scripts/serve.ts'], {
    env: { ...process.env, PORT: String(port), PROCESSES: '2', DATABASE_PATH: file, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stdout.resume();
  server.stderr.pipe(process.stderr, { end: false });
  await expect.poll(() => isUp(port)).toBe(true);
  await expect.poll(() => childrenOf(server).length).toBe(2);
  return { folder, file, port, server, first };
}

export async function removeSite({ server, folder }: OwnSite): Promise<void> {
  if (server.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true });
}

/** Asks over a connection of its own, so that the server processes take turns. */
export function get(port: number, path: string, headers: Record<string, string> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers, agent: false }, async (response) => {
      let text = '';
      try {
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      } catch (error) {
        reject(error);
      }
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Reads one paper more into a site's database, from a process of its own. */
export async function ingestOne({ folder, file }: OwnSite): Promise<void> {
  const source = join(folder, 'one-more.jsonl');
  writeFileSync(source, `${JSON.stringify({ title: 'One Paper More', abstract: 'It came later.' })}\n`);
  const ingest = spawn('node', ['scripts/ingest.ts', source, '--db', file, '--json'], { stdio: 'ignore' });
  expect(await once(ingest, 'exit')).toEqual([0, null]);
}

/** The process ids of a site's server processes. */
export function childrenOf({ pid }: ChildProcess): number[] {
  return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('A port has a number.');
  return address.port;
}

async function isUp(port: number): Promise<boolean> {
  return (await get(port, '/').catch(() => undefined))?.status === 200;
}
