import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from '#lib/settings.ts';

const SERVICES = ['broadsheet.service', 'broadsheet-sync.service'] as const;
const HAS_SYSTEMD = spawnSync('systemd-analyze', ['--version']).status === 0;

/** The settings of a unit: keys with all their values. */
function unit(name: string): Map<string, string[]> {
  const lines = readFileSync(`scripts/deploy/${name}`, 'utf8')
    .split('\n')
    .filter((line) => /^\w+=/.test(line));
  const pairs = lines.map(
    (line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const,
  );
  return new Map(
    [...Map.groupBy(pairs, ([key]) => key)].map(([key, all]) => [key, all.map(([, value]) => value)]),
  );
}

function analysed(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

test.each(SERVICES)(
  '%s runs what there is, as a user without rights, and writes into its own folder',
  (name) => {
    const read = unit(name);
    const commands = [...(read.get('ExecStartPre') ?? []), ...(read.get('ExecStart') ?? [])].join('\n');
    const scripts = commands.match(/scripts\/\w+\.ts/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((file) => !existsSync(file))).toEqual([]);
    const set = (read.get('Environment') ?? []).map((pair) => pair.split('=') as [string, string]);
    expect(set.filter(([key]) => !(key in SETTINGS)).map(([key]) => key)).toEqual(
      name === 'broadsheet.service' ? ['PATH', 'NODE_ENV'] : ['PATH'],
    );
    expect(Object.fromEntries(set)).toMatchObject({ DATABASE_PATH: '/var/lib/broadsheet/broadsheet.sqlite' });
    for (const [key, value] of [
      ['User', 'broadsheet'],
      ['DynamicUser', 'yes'],
      ['StateDirectory', 'broadsheet'],
      ['ProtectSystem', 'strict'],
      ['NoNewPrivileges', 'yes'],
      ['CapabilityBoundingSet', ''],
    ] as const)
      expect([key, read.get(key)]).toEqual([key, [value]]);
  },
);

// In one go: verifying takes a second, and finds the timer’s service beside it.
test.skipIf(!HAS_SYSTEMD)('systemd finds nothing wrong, and little that is exposed', () => {
  const files = [...SERVICES, 'broadsheet-sync.timer'].map((name) => `scripts/deploy/${name}`);
  expect(analysed('verify', ...files)).toEqual({ status: 0, said: '' });
  for (const name of SERVICES) {
    // Of 10; what counts for how much is another number in every version.
    const { status } = analysed('security', '--offline=true', '--threshold=20', `scripts/deploy/${name}`);
    expect([name, status]).toEqual([name, 0]);
  }
});
