// `npm install` leaves an optional package of another platform out of package-lock.json when the registry
// does not carry it, and `npm ci` then refuses the lockfile ("Missing … from lock file"). This adds an entry
// for each of them, with the platform it is for, so that npm skips it everywhere else.
// Run it after every change of a dependency: npm run mend-lockfile
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'openharmony',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
];
const PROCESSORS = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

/** The platform that a package's name ends in, in the words of package.json's os, cpu and libc. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const abi = words.at(-1);
  const libc =
    os !== 'linux'
      ? undefined
      : abi.startsWith('musl')
        ? 'musl'
        : abi.startsWith('gnu')
          ? 'glibc'
          : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = ['', ...ancestors(path)].map((place) => `${place}node_modules/${name}`);
    if (places.some((place) => lock.packages[place]?.version)) continue;
    const version = /^\d[^ |]*$/.test(wanted) ? wanted : undefined;
    if (!version)
      throw new Error(`${path || 'package.json'} wants ${name}@${wanted}: no exact version to put down`);
    const mended = { version, ...platformOf(name), ...(entry.dev && { dev: true }), optional: true };
    lock.packages[`node_modules/${name}`] = mended;
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length ? `added ${added.length}: ${added.join(' ')}` : 'the lockfile is complete');

/** 'node_modules/a/node_modules/b' → ['node_modules/a/', 'node_modules/a/node_modules/b/'] */
function ancestors(path) {
  const parts = path.split('/node_modules/').filter(Boolean);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/`);
}
