import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Starts a command that a wrong setting keeps from starting. */
function started(file: string, args: string[], env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync('node', [file, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, said: `${stdout}${stderr}` };
}

test('a site whose settings are wrong does not start, and all are named', () => {
  const env = { PORT: '80a', SITE_URL: 'papers.example', LOG_FORMAT: 'xml', METRICS_PORT: '' };
  const said = [
    'PORT must be a whole number from 0 to 65535, not “80a”.',
    'SITE_URL must be an address like https://papers.example.org, without a path, not “papers.example”.',
    'LOG_FORMAT must be one of people, json, not “xml”.',
    '',
  ].join('\n');
  expect(started('scripts/serve.ts', [], env)).toEqual({ status: 2, said });
});

test('what npm start needs before packages are there is refused in the same words', () => {
  expect(started('scripts/start.mjs', [], { PORT: '80a' })).toEqual({
    status: 2,
    said: 'broadsheet: PORT must be a whole number from 0 to 65535, not “80a”.\n',
  });
  expect(started('scripts/start.mjs', [], { INGEST: 'maybe' })).toEqual({
    status: 2,
    said: 'broadsheet: INGEST must be one of yes, no, not “maybe”.\n',
  });
});
