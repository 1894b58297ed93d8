import { z } from 'zod';

/** A package that is installed where the site runs; `licence` is an SPDX expression, undefined where none is told. */
export type ShippedPackage = { name: string; version: string; licence: string | undefined };

/** One name or several, each with `!` where it is shut out. */
const NAMES = z.union([z.string().transform((name) => [name]), z.array(z.string())]);

/** What is read of a lockfile of npm, version 3. */
const LOCKFILE = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      os: NAMES.optional(),
      cpu: NAMES.optional(),
    }),
  ),
});

/** Where a process runs, in Node's names. */
type Machine = { os: string; cpu: string };

/**
 * What a lockfile installs on a machine without the packages for development, by name.
 *
 * @param text of `package-lock.json`
 * @throws Error for what is no such lockfile
 */
export function shippedPackages(text: string, machine: Machine): ShippedPackage[] {
  const { packages } = LOCKFILE.parse(JSON.parse(text));
  const shipped = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .filter(([, { os, cpu }]) => isFor(os, machine.os) && isFor(cpu, machine.cpu))
    .map(([path, { version = '', license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      ...{ version, licence: license },
    }));
  return shipped.sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** Whether npm takes a package with these names for a machine of this one (npm, package.json, `os`). */
function isFor(names: readonly string[] | undefined, own: string): boolean {
  if (names === undefined || names.length === 0) return true;
  if (names.includes(`!${own}`)) return false;
  return names.includes(own) || names.every((name) => name.startsWith('!'));
}

/**
 * Licences of what may be shipped with a program under the MIT licence: they ask for their notice to be kept, and those
 * that ask for more ask it for their own files alone (MPL, LGPL: both are used as they are, and can be exchanged).
 */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);

/** Whether an SPDX expression (specification 2.3, annex D) allows it: of `OR` one side, of `AND` both. */
export function isAllowed(expression: string | undefined): boolean {
  const text = expression?.trim().replace(/^\(([^()]*)\)$/, '$1') ?? '';
  // What is nested is for people to read.
  if (/[()]/.test(text)) return false;
  return text.split(' OR ').some((side) => side.split(' AND ').every((one) => ALLOWED.has(one)));
}
