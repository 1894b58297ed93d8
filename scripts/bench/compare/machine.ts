import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { projectFolder } from '#db/open.ts';
import { postgresProgram } from '#scripts/bench/compare/contenders/postgres-server.ts';
import { nginxProgram } from '#scripts/bench/compare/nginx.ts';
import type { Machine } from '#scripts/bench/compare/results.ts';

const LIBRARIES = ['next', 'better-sqlite3', 'minisearch', 'flexsearch', '@orama/orama'];

/** The machine that this runs on, and the versions of what is compared. */
export function thisMachine(): Machine {
  const client = new Sqlite(':memory:');
  const sqlite = client.prepare<[], string>('select sqlite_version()').pluck().get() ?? '';
  client.close();
  const libraries = LIBRARIES.map((name) => [name, versionOf(name)]);
  const programs = [
    ['PostgreSQL', postgresProgram('postgres'), '--version'],
    ['nginx', nginxProgram(), '-v'],
  ].flatMap(([name = '', program, option = '']) => {
    const version = program === undefined ? undefined : versionPrinted(program, option);
    return version === undefined ? [] : [[name, version]];
  });
  return {
    system: systemName(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    gibibytes: Math.round(totalmem() / 2 ** 30),
    versions: Object.fromEntries([
      ['Node', process.versions.node],
      ['SQLite', sqlite],
      ...libraries,
      ...programs,
    ]),
  };
}

function systemName(): string {
  const file = '/etc/os-release';
  const name = existsSync(file) ? /^PRETTY_NAME="(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return name ?? `${type()} ${release()}`;
}

function versionOf(name: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(projectFolder(), 'node_modules', name, 'package.json'), 'utf8'),
  );
  return version;
}

function versionPrinted(program: string, option: string): string | undefined {
  const { stdout, stderr } = spawnSync(program, [option], { encoding: 'utf8' });
  return /\d+(\.\d+)+/.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[0];
}
