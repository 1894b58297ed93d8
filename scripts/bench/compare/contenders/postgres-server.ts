import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** Debian keeps the server's programs off the path, in a folder for each version. */
const DEBIAN = '/usr/lib/postgresql';
/** More than the defaults, as a machine that serves this alone would have. */
const SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  effective_cache_size: '4GB',
  random_page_cost: '1.1',
  max_wal_size: '8GB',
  synchronous_commit: 'off',
  listen_addresses: '',
};
const TRIES = 300;
const PAUSE_MS = 100;

/** One of the server's programs in its newest version; undefined where the server is not installed. */
export function postgresProgram(name: string): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(DEBIAN, version, 'bin', name)).find((file) => existsSync(file));
}

/** Whom the server runs as where this program is root, as whom it refuses to: Debian's user for it. */
export function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entry = /^postgres:.*/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0].split(':');
  if (!entry) throw new Error('Error: there is no user “postgres” to run PostgreSQL as');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Starts a server on a folder of data, within reach of this process alone, and connects to it. */
export async function startServer(
  data: string,
): Promise<{ client: Client; pid: number; stop: () => Promise<void> }> {
  const sockets = mkdtempSync(join(tmpdir(), 'broadsheet-pg-'));
  const user = serverUser();
  if (user) chownSync(sockets, user.uid, user.gid);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(postgresProgram('postgres') ?? 'postgres', ['-D', data, '-k', sockets, ...settings], {
    ...user,
    stdio: 'ignore',
  });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const end = async () => {
    server.kill('SIGINT');
    await gone;
    rmSync(sockets, { recursive: true, force: true });
  };
  process.once('exit', () => server.kill('SIGINT'));
  for (let tries = 0; ; tries++) {
    const client = new Client({ host: sockets, user: 'bench', database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      const stop = async () => {
        await client.end();
        await end();
      };
      return { client, pid: server.pid ?? 0, stop };
    } catch (error) {
      if (tries === TRIES || server.exitCode !== null) {
        await end();
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
