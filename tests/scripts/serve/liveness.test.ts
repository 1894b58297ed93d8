import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PING, watchLiveness } from '#scripts/serve/liveness.ts';

class FakeProcess extends EventEmitter {
  readonly got: string[] = [];
  answers = true;
  isConnected = () => true;
  send(message: string): boolean {
    this.got.push(message);
    if (this.answers) this.emit('message', { pong: this.got.length });
    return true;
  }
  kill(signal: string): void {
    this.got.push(signal);
  }
}

let one: FakeProcess;
let heard: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  one = new FakeProcess();
  heard = [];
  watchLiveness(one, {
    hangTime: 5000,
    hung: () => heard.push('hung'),
    heard: (told) => heard.push(told),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a process is asked from when it serves until it ends, and what it tells is heard', () => {
  vi.advanceTimersByTime(60_000);
  expect(one.got).toEqual([]);
  one.emit('listening');
  vi.advanceTimersByTime(3000);
  expect(one.got).toEqual([PING, PING, PING]);
  one.emit('message', 'something else');
  expect(heard).toEqual([1, 2, 3]);
  one.emit('exit', 0, null);
  vi.advanceTimersByTime(60_000);
  expect(one.got).toHaveLength(3);
});

test('one that does not answer is ended, once', () => {
  one.emit('listening');
  one.answers = false;
  vi.advanceTimersByTime(5000);
  expect(one.got).not.toContain('SIGKILL');
  vi.advanceTimersByTime(1000);
  expect(one.got).toEqual([PING, PING, PING, PING, PING, 'SIGKILL']);
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual(['hung']);
  expect(one.got.filter((message) => message === 'SIGKILL')).toHaveLength(1);
});

test('one that answers late goes on', () => {
  one.emit('listening');
  for (let turn = 0; turn < 5; turn += 1) {
    one.answers = false;
    vi.advanceTimersByTime(4000);
    one.answers = true;
    vi.advanceTimersByTime(1000);
  }
  expect(one.got).not.toContain('SIGKILL');
});

test('a process that has nothing to tell answers all the same', async () => {
  vi.useRealTimers();
  const code = `import { answerPings } from '${import.meta.resolve('#scripts/serve/liveness.ts')}';
    answerPings(async () => undefined);
    process.send('listening');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  child.send(PING);
  const [answer] = await once(child, 'message');
  expect(answer).toEqual({ pong: null });
  child.kill();
});
