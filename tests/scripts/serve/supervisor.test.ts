import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ServerProcess, supervise } from '#scripts/serve/supervisor.ts';

class FakeProcess extends EventEmitter implements ServerProcess {
  readonly got: string[] = [];
  isConnected = () => true;
  send(message: string): boolean {
    this.got.push(message);
    return true;
  }
  kill(signal?: string): void {
    this.got.push(signal ?? '');
  }
}

let made: FakeProcess[];
let heard: (string | number)[];

beforeEach(() => {
  vi.useFakeTimers();
  made = [];
  heard = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function started(processes: number): { stop: () => void } {
  return supervise({
    ...{ processes, drainTime: 5000 },
    fork: () => {
      const one = new FakeProcess();
      made.push(one);
      return one;
    },
    ready: () => heard.push('ready'),
    ended: (status) => heard.push(status),
    say: (sentence) => heard.push(sentence),
  });
}

function at(index: number): FakeProcess {
  const one = made[index];
  if (!one) throw new Error(`process ${index} was not started`);
  return one;
}

test('the first that serves makes the site ready, and the others are started', () => {
  started(3);
  expect(made).toHaveLength(1);
  at(0).emit('listening');
  expect(made).toHaveLength(3);
  at(2).emit('listening');
  at(1).emit('listening');
  expect(heard).toEqual(['ready']);
  expect(made).toHaveLength(3);
});

test('one that dies after it has served is replaced at once', () => {
  started(2);
  for (const index of [0, 1]) at(index).emit('listening');
  vi.advanceTimersByTime(60_000);
  at(0).emit('exit', null, 'SIGKILL');
  vi.advanceTimersByTime(0);
  expect(made).toHaveLength(3);
  expect(heard.at(-1)).toBe('a server process ended by SIGKILL; another one takes its place.');
});

test('one that dies right after its start is replaced later each time, while another serves', () => {
  started(2);
  at(0).emit('listening');
  const pauses = [];
  for (let index = 1; index <= 10; index += 1) {
    at(index).emit('exit', 1, null);
    const before = Date.now();
    vi.advanceTimersToNextTimer();
    pauses.push(Date.now() - before);
    expect(made).toHaveLength(index + 2);
  }
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000]);
  expect(heard).not.toContain(1);
  // What has served for a while begins anew.
  at(11).emit('listening');
  vi.advanceTimersByTime(60_000);
  at(11).emit('exit', 1, null);
  vi.advanceTimersByTime(0);
  expect(made).toHaveLength(13);
});

test('where none serves and several starts have failed, the site ends', () => {
  started(1);
  for (const index of [0, 1, 2]) {
    expect(heard).not.toContain(1);
    at(index).emit('exit', 1, null);
    vi.advanceTimersByTime(30_000);
  }
  expect(made).toHaveLength(3);
  expect(heard.slice(-2)).toEqual([
    'the server could not be started 3 times and ended with status 1; the reason is above.',
    1,
  ]);
});

test('one that serves and dies at once, again and again, does not end the site', () => {
  started(1);
  for (let index = 0; index < 12; index += 1) {
    at(index).emit('listening');
    at(index).emit('exit', null, 'SIGSEGV');
    vi.advanceTimersByTime(30_000);
  }
  expect(made).toHaveLength(13);
  expect(heard.filter((one) => one === 1 || one === 'ready')).toEqual(['ready']);
});

test('the site is stopped when all processes have ended, and none is replaced', () => {
  const { stop } = started(2);
  at(0).emit('listening');
  stop();
  stop();
  // One that does not serve yet has nothing to finish.
  expect(made.map(({ got }) => got)).toEqual([['stop'], ['SIGTERM']]);
  at(0).emit('exit', 0, null);
  expect(heard).toEqual(['ready']);
  at(1).emit('exit', 0, null);
  expect(heard).toEqual(['ready', 0]);
  vi.advanceTimersByTime(60_000);
  expect(made).toHaveLength(2);
});

test('one that does not end in its time is killed', () => {
  const { stop } = started(1);
  at(0).emit('listening');
  stop();
  vi.advanceTimersByTime(6999);
  expect(at(0).got).toEqual(['stop']);
  vi.advanceTimersByTime(1);
  expect(at(0).got).toEqual(['stop', 'SIGKILL']);
});

test('a site that is stopped while a process waits to be replaced ends', () => {
  const { stop } = started(1);
  at(0).emit('exit', 1, null);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(made).toHaveLength(1);
  expect(heard.at(-1)).toBe(0);
});
