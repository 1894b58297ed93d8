// What has to be there before anything of ours can run: the packages of the lockfile, and a Node that is new
// enough. Plain JavaScript that any Node since 18 can run, because at this point nothing is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)));
const BIN = join(ROOT, 'node_modules', '.bin');
const INSTALLED = join(ROOT, 'node_modules', '.broadsheet-lock');
const BUILT = join(ROOT, '.next', 'broadsheet-sources');

/** The environment for every command: the project's own tools first, among them its Node where npm has one. */
export const ENV = {
  ...process.env,
  PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
  NEXT_TELEMETRY_DISABLED: '1',
};

export function say(sentence) {
  console.log(`broadsheet: ${sentence}`);
}

export function fail(sentence, status = 1) {
  console.error(`broadsheet: ${sentence}`);
  process.exit(status);
}

/** Runs a command in the project's folder and returns its exit status (127 when there is no such command). */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, env: ENV, stdio: 'inherit', ...options });
  return done.status ?? (done.error ? 127 : 1);
}

/** Installs what package-lock.json lists, unless just that is installed already. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(INSTALLED) || readFileSync(INSTALLED, 'utf8') !== lock) {
    say('installing packages (npm ci) …');
    const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      shell: process.platform === 'win32',
    });
    if (status !== 0) fail('npm ci failed; its message is above. Is the npm registry within reach?', status);
    writeFileSync(INSTALLED, lock);
  }
  const version =
    spawnSync('node', ['--version'], { env: ENV, encoding: 'utf8' }).stdout?.trim() ?? process.version;
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 18)) {
    fail(`Node ${version} is too old; install Node 22.18 or later (https://nodejs.org) and try again.`);
  }
}

/** Builds the site when .next is missing or was built from other sources than those that are here. */
export function ensureBuilt() {
  const now = sourcesDigest();
  if (existsSync(BUILT) && existsSync(join(ROOT, '.next', 'BUILD_ID')) && readFileSync(BUILT, 'utf8') === now)
    return;
  say('building the site (next build) …');
  const build = spawnSync('next', ['build'], {
    cwd: ROOT,
    // The same sources are the same build, whichever machine has made it.
    env: { ...ENV, BUILD_ID: now.slice(0, 20) },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (build.status !== 0) {
    process.stderr.write(`${build.stdout ?? ''}${build.stderr ?? ''}`);
    fail('the build failed; the compiler’s message is above.', build.status ?? 1);
  }
  writeFileSync(BUILT, now);
}

/** A digest of all that `next build` reads: contents, not times, so that a fresh checkout is judged rightly. */
function sourcesDigest() {
  const hash = createHash('sha256');
  const places = [
    'app',
    'components',
    'lib',
    'db',
    'public',
    'proxy.ts',
    'instrumentation.ts',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
    'package-lock.json',
  ];
  for (const file of places.flatMap((place) => filesUnder(join(ROOT, place)))) {
    hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'dumps' && !/\.sqlite(-|$)|^\.|\.tmp$/.test(name))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
