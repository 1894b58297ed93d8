import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

test('connections that wait for a process that is busy are answered when the site is stopped', async () => {
  const site = spawn(process.execPath, ['tests/fixtures/stalling-cluster.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(site, 'exit');
  const lines = createInterface(site.stdout)[Symbol.asyncIterator]();
  const port = Number((await lines.next()).value);
  const asked = async (path: string) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    return text(socket);
  };
  const first = asked('/stall');
  expect((await lines.next()).value).toBe('stalls');
  const others = [1, 2, 3, 4, 5].map((place) => asked(`/${place}`));
  site.stdin.write('stop\n');
  for (const answer of await Promise.all([first, ...others])) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer.endsWith('whole')).toBe(true);
  }
  expect(await exit).toEqual([0, null]);
});
