import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Imports point downwards only. What a room may import; components may import types of rows from db besides. */
const ALLOWED: Record<string, readonly string[]> = {
  app: ['app', 'components', 'db', 'lib'],
  components: ['components', 'lib'],
  scripts: ['scripts', 'db', 'lib'],
  db: ['db', 'lib'],
  lib: ['lib'],
};

type Import = { file: string; room: string; target: string; typeOnly: boolean };

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(room: string): Import[] {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(tsx?|mjs)$/.test(name),
  );
  return files.flatMap((name) => {
    const file = join(room, name);
    const text = readFileSync(file, 'utf8');
    const fixed = [...text.matchAll(IMPORT)].map(([, type, target = '']) => ({
      target,
      typeOnly: type !== undefined,
    }));
    const dynamic = [...text.matchAll(DYNAMIC)].map(([, target = '']) => ({ target, typeOnly: false }));
    return [...fixed, ...dynamic].map((found) => ({ file, room, ...found }));
  });
}

function roomOf(target: string): string | undefined {
  return /^#([a-z]+)\//.exec(target)?.[1];
}

const imports = Object.keys(ALLOWED).flatMap(importsOf);

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.filter(({ target }) => roomOf(target) !== undefined).length).toBeGreaterThan(300);
  });

  it.each(Object.keys(ALLOWED))('of %s point downwards', (room) => {
    const wrong = imports.filter(({ room: from, target, typeOnly }) => {
      const to = roomOf(target);
      if (from !== room || to === undefined || ALLOWED[room]?.includes(to)) return false;
      return !(room === 'components' && to === 'db' && typeOnly);
    });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('go through the rooms’ names, not up through folders', () => {
    const climbing = imports.filter(({ target }) => target.startsWith('../'));
    expect(climbing.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('of the server’s database handle are where questions are answered alone', () => {
    const users = imports.filter(({ target }) => target === '#db/client.ts');
    expect(users.map(({ file }) => file)).toEqual(['db/readers/answer.ts']);
  });

  it('of lib reach neither the system nor React nor the database', () => {
    // node:zlib only computes: it unpacks the weights of the topics.
    const impure = imports.filter(
      ({ room, target }) =>
        room === 'lib' && /^(node:(?!zlib$)|react|next|drizzle|better-sqlite3)/.test(target),
    );
    expect(impure.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('of components fetch nothing', () => {
    const impure = imports.filter(
      ({ room, target }) =>
        room === 'components' && /^(node:|drizzle|better-sqlite3|next\/headers)/.test(target),
    );
    expect(impure.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });
});
