import { format } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logConsole, logFormat, openLog } from '#scripts/serve/log.ts';
import { withRequestId } from '#scripts/serve/request-id.ts';
import { requestLog } from '#scripts/serve/request-log.ts';

let written: [text: string, to: string][];
const write = (text: string, to: string) => void written.push([text, to]);
const own = { ...console };
beforeEach(() => {
  written = [];
});
afterEach(() => {
  Object.assign(console, own);
});

const DONE = {
  ...{ request: 'r-1', method: 'GET', path: '/papers', route: '/papers', status: 200 },
  ...{ bytes: 5120, ms: 12.5, cache: 'hit' as const },
};

function documents(): Record<string, unknown>[] {
  return written.map(([text]) => {
    expect(text).toMatch(/^[^\n]+\n$/);
    return JSON.parse(text);
  });
}

test('one JSON document a line, whatever is in what is said', () => {
  const log = openLog('json', 'info', write);
  log.info('one\nand two');
  log.debug('nobody hears this');
  withRequestId('r-2', () => log.error({ err: new Error('broken\nhere') }, 'a page failed'));
  const [first, second] = documents();
  expect(first).toEqual({
    ...{ level: 'info', process: process.pid, msg: 'one\nand two' },
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  });
  expect(second).toMatchObject({
    ...{ level: 'error', request: 'r-2', msg: 'a page failed' },
    err: { type: 'Error', message: 'broken\nhere', stack: expect.stringContaining('log.test.ts') },
  });
  expect(written).toHaveLength(2);
});

test('what is said by the console is in the log, errors with their stacks', () => {
  logConsole(openLog('json', 'info', write));
  console.log('compiled %s in %d ms', 'it', 3);
  console.error(' ⨯', new TypeError('no such thing'));
  const [first, second] = documents();
  expect(first).toMatchObject({ level: 'info', msg: format('compiled %s in %d ms', 'it', 3) });
  expect(second).toMatchObject({ level: 'error', msg: ' ⨯ no such thing', err: { type: 'TypeError' } });
});

test('for people: sentences, what is wrong on standard error', () => {
  const log = openLog('people', 'info', write);
  log.info('serving on http://localhost:3000 (stop with Ctrl-C)');
  log.warn('a server process ended.');
  log.info(DONE, 'request');
  expect(written).toEqual([
    ['broadsheet: serving on http://localhost:3000 (stop with Ctrl-C)\n', 'out'],
    ['broadsheet: a server process ended.\n', 'error'],
    ['broadsheet: GET /papers 200, 12.5 ms, 5120 bytes, hit\n', 'out'],
  ]);
});

test('requests have the level of their status; those of what watches are not of interest', () => {
  const done = requestLog(openLog('json', 'debug', write));
  for (const status of [200, 304, 404, 429, 503, 500]) done({ ...DONE, status });
  done({ ...DONE, route: '/readyz', status: 503 });
  expect(documents().map(({ level, status }) => [level, status])).toEqual([
    ['info', 200],
    ['info', 304],
    ['info', 404],
    ['info', 429],
    ['warn', 503],
    ['error', 500],
    ['debug', 503],
  ]);
});

test('JSON unless a terminal or the setting has it otherwise', () => {
  expect([logFormat({}, true), logFormat({}, false)]).toEqual(['people', 'json']);
  expect([logFormat({ LOG_FORMAT: 'json' }, true), logFormat({ LOG_FORMAT: 'people' }, false)]).toEqual([
    'json',
    'people',
  ]);
});
