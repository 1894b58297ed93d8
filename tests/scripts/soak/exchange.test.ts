import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '#scripts/soak/ask.ts';
import { chances } from '#scripts/soak/chances.ts';
import { exchange, type Losses, type Run } from '#scripts/soak/exchange.ts';
import { Faults } from '#scripts/soak/faults.ts';
import { History } from '#scripts/soak/history.ts';
import { Tally } from '#scripts/soak/tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'soak-'));
const kept = join(folder, 'fault.json');
let respond: RequestListener;
let server: Server;
let run: Run;
let losses: Losses;

beforeAll(async () => {
  server = createServer((request, response) => respond(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  rmSync(kept, { force: true });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const client = new Client(`http://127.0.0.1:${port}`, 2);
  run = { client, history: new History(), tally: new Tally(), faults: new Faults(kept) };
  losses = { mayBe: () => false, lost: [] };
});

/** Asks without a tag or an edition, over connections that are kept. */
async function ask(path: string, times = 1): Promise<readonly string[]> {
  const chance = { ...chances(1), of: () => false };
  for (let turn = 0; turn < times; turn += 1) await exchange(run, losses, chance, { kind: 'paper', path });
  return run.faults.told;
}

function page(body: string, more: Record<string, string> = {}): RequestListener {
  return (_, response) => response.writeHead(200, { 'content-type': 'text/html', ...more }).end(body);
}

const FIRST = { etag: 'W/"a"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' };

test('what is answered well is no fault, packed or not, and what only a script reads may differ', async () => {
  const bodies = ['<body>x<script>1</script></body>', '<body>x<script>2</script></body>'];
  respond = (_, response) => {
    const packed = gzipSync(bodies.shift() ?? '');
    response
      .writeHead(200, { ...FIRST, 'content-type': 'text/html', 'content-encoding': 'gzip' })
      .end(packed);
  };
  expect(await ask('/', 2)).toEqual([]);
  expect(run.tally.latencies().paper?.questions).toBe(2);
  expect([run.history.compared, run.faults.file]).toEqual([2, undefined]);
});

test('errors, cut connections and lengths that are wrong are faults, and the first request of one is kept', async () => {
  respond = (_, response) => response.writeHead(503).end('busy');
  await ask('/busy');
  respond = (request) => request.socket.destroy();
  await ask('/cut');
  respond = (_, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('12345');
    setImmediate(() => response.destroy());
  };
  const told = await ask('/short');
  expect(told).toHaveLength(3);
  expect(told[0]).toBe('/busy: It is answered with status 503.');
  expect(told.slice(1).map((fault) => fault.split(':')[0])).toEqual(['/cut', '/short']);
  const first = JSON.parse(readFileSync(kept, 'utf8'));
  expect([first.request.path, first.answer.status, first.answer.body]).toEqual(['/busy', 503, 'busy']);
});

test('answers that contradict each other are faults', async () => {
  respond = page('<body>one</body>', FIRST);
  await ask('/same');
  respond = page('<body>two</body>', FIRST);
  await ask('/same');
  respond = page('<body>one</body>', { ...FIRST, etag: 'W/"b"' });
  await ask('/same');
  respond = page('<body>one</body>', { ...FIRST, 'last-modified': 'Sat, 21 Nov 2026 09:59:59 GMT' });
  expect(await ask('/other')).toEqual([
    '/same: With the same tag W/"a" it said something else.',
    '/same: In the same state it had the tag W/"a" and has W/"b".',
    '/other: It is of the state of Sat, 21 Nov 2026 09:59:59 GMT, and that of Sat, 21 Nov 2026 10:00:00 GMT had been seen before.',
  ]);
});

test('where a process has been killed what is lost is counted, and what was asked before the site stopped is not', async () => {
  respond = (request) => request.socket.destroy();
  const before = performance.now();
  losses.mayBe = (asked) => asked >= before;
  expect(await ask('/')).toEqual([]);
  expect(losses.lost).toHaveLength(1);
  losses.mayBe = (asked) => asked < before;
  expect(await ask('/')).toHaveLength(1);
  expect(losses.lost).toHaveLength(1);
});

test('of a connection that was closed while it was idle a request is sent once more', async () => {
  respond = page('<body>one</body>');
  await ask('/');
  let times = 0;
  respond = (request, response) => {
    times += 1;
    if (times === 1) request.socket.destroy();
    else response.end('two');
  };
  expect(await ask('/')).toEqual([]);
  expect(times).toBe(2);
});
