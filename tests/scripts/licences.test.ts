import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAllowed, shippedPackages } from '#scripts/licences/shipped-packages.ts';

const LINUX = { os: 'linux', cpu: 'x64' };

test('what ships: without what is for development or for other systems, nested ones by their own names', () => {
  const lockfile = {
    lockfileVersion: 3,
    packages: {
      '': { version: '0.1.0', license: 'MIT' },
      'node_modules/zod': { version: '4.6.7', license: 'MIT' },
      'node_modules/a/node_modules/@b/c': { version: '1.0.0' },
      'node_modules/vitest': { version: '5.1.1', license: 'MIT', dev: true },
      'node_modules/only-mac': { version: '1.0.0', license: 'MIT', os: ['darwin'], cpu: ['x64'] },
      'node_modules/not-windows': { version: '1.0.0', license: 'MIT', os: ['!win32'], cpu: 'x64' },
      'node_modules/only-arm': { version: '1.0.0', license: 'MIT', os: ['linux'], cpu: ['arm64'] },
    },
  };
  expect(shippedPackages(JSON.stringify(lockfile), LINUX)).toEqual([
    { name: '@b/c', version: '1.0.0', licence: undefined },
    { name: 'not-windows', version: '1.0.0', licence: 'MIT' },
    { name: 'zod', version: '4.6.7', licence: 'MIT' },
  ]);
  expect(() => shippedPackages('{"lockfileVersion": 1}', LINUX)).toThrow();
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND LGPL-3.0-or-later', true],
  ['Apache-2.0 AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['(MIT AND (GPL-2.0-only OR ISC))', false],
  ['UNLICENSED', false],
  ['', false],
  [undefined, false],
])('%s: %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

test.each([LINUX, { os: 'linux', cpu: 'arm64' }])('everything that ships may ship: %o', (machine) => {
  const packages = shippedPackages(readFileSync('package-lock.json', 'utf8'), machine);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['next', 'pino', 'zod']));
  expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});
