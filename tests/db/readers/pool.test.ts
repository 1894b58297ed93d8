import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { Pool } from '#db/readers/pool.ts';
import { isUnavailable } from '#db/readers/unavailable.ts';

const FILE = join(process.cwd(), 'tests', 'fixtures', 'latched-reader.ts');

afterEach(() => {
  vi.useRealTimers();
});

function poolOf(threads: number, waiting?: number): Pool {
  const pool = new Pool({ file: FILE, threads, seconds: 10, ...(waiting !== undefined && { waiting }) });
  onTestFinished(() => pool.close());
  return pool;
}

/** One thread that has been at a question before. */
async function readyPool(): Promise<Pool> {
  const pool = poolOf(1);
  await pool.ask('echo', []);
  return pool;
}

/** What holds a question up until it is let go. */
class Latch {
  readonly cells = new Int32Array(new SharedArrayBuffer(8));

  async reached(): Promise<void> {
    await Atomics.waitAsync(this.cells, 0, 0).value;
    // What the thread has told before that it was ready is heard in this turn.
    await new Promise(setImmediate);
  }

  open(): void {
    Atomics.store(this.cells, 1, 1);
    Atomics.notify(this.cells, 1);
  }
}

/** Waits for a question that is not answered. @returns why */
async function refusalOf(question: Promise<unknown>): Promise<Error> {
  return question.then(
    (value) => {
      throw new Error(`It was answered: ${value}`);
    },
    (error) => error,
  );
}

/** The clock of the limits; threads have their own. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

test('one thread answers in the order in which it was asked', async () => {
  const pool = poolOf(1);
  const order: unknown[] = [];
  const asked = [5, 1, 4, 2, 3].map(async (value) => order.push(await pool.ask('echo', [value])));
  await Promise.all(asked);
  expect(order).toEqual([5, 1, 4, 2, 3]);
});

test('several threads are at several questions', async () => {
  const pool = poolOf(2);
  const [one, other] = [new Latch(), new Latch()];
  const first = pool.ask('wait', [one.cells]);
  const second = pool.ask('wait', [other.cells]);
  await Promise.all([one.reached(), other.reached()]);
  other.open();
  expect(await second).toBe('went on');
  expect(await pool.ask('echo', ['meanwhile'])).toBe('meanwhile');
  one.open();
  expect(await first).toBe('went on');
});

test('a pool whose threads are all busy delays no other pool', async () => {
  const [long, quick] = [poolOf(1), poolOf(1)];
  const latch = new Latch();
  const order: unknown[] = [];
  const slow = long.ask('wait', [latch.cells]).then(() => order.push('slow'));
  await latch.reached();
  order.push(await quick.ask('echo', ['quick']));
  latch.open();
  await slow;
  expect(order).toEqual(['quick', 'slow']);
});

test('a question that runs for ever is stopped at its limit, and the next one is answered', async () => {
  stopClock();
  const pool = await readyPool();
  const latch = new Latch();
  const forever = refusalOf(pool.ask('run', [latch.cells]));
  const next = pool.ask('echo', ['next']);
  await latch.reached();
  vi.advanceTimersByTime(9_999);
  expect(await Promise.race([forever, 'still at it'])).toBe('still at it');
  vi.advanceTimersByTime(1);
  const error = await forever;
  expect([isUnavailable(error), error.message]).toEqual([
    true,
    'A question to the database (run) took more than 10 s.',
  ]);
  expect(await next).toBe('next');
});

test('the time that a thread takes to start is none of the question’s', async () => {
  stopClock();
  const pool = poolOf(1);
  const asked = pool.ask('echo', ['first']);
  // No thread has been heard of yet.
  vi.advanceTimersByTime(60_000);
  expect(await asked).toBe('first');
  const never = new Pool({ file: new URL('data:text/javascript,'), threads: 1, seconds: 10 });
  onTestFinished(() => never.close());
  const lost = refusalOf(never.ask('echo', []));
  expect((await lost).message).toBe('A thread that reads the database has died.');
});

test('a question that no thread has time for is given up', async () => {
  stopClock();
  const pool = await readyPool();
  const latches = [new Latch(), new Latch()] as const;
  const running = latches.map(({ cells }) => refusalOf(pool.ask('run', [cells])));
  const third = refusalOf(pool.ask('echo', ['third']));
  await latches[0].reached();
  vi.advanceTimersByTime(10_000);
  const error = await third;
  expect([isUnavailable(error), error.message]).toEqual([
    true,
    'No thread had time for a question (echo) within 10 s.',
  ]);
  await latches[1].reached();
  vi.advanceTimersByTime(10_000);
  expect((await Promise.all(running)).every(isUnavailable)).toBe(true);
  expect(await pool.ask('echo', ['fourth'])).toBe('fourth');
});

test('so many questions wait and no more', async () => {
  const pool = poolOf(1, 2);
  const latch = new Latch();
  const held = pool.ask('wait', [latch.cells]);
  const waiting = [pool.ask('echo', [1]), pool.ask('echo', [2])];
  expect(isUnavailable(await refusalOf(pool.ask('echo', [3])))).toBe(true);
  latch.open();
  expect(await Promise.all([held, ...waiting])).toEqual(['went on', 1, 2]);
});

test('the question of a thread that dies fails, and the next one is answered', async () => {
  const pool = poolOf(1);
  const dying = refusalOf(pool.ask('die', []));
  const next = pool.ask('echo', ['next']);
  expect((await dying).message).toBe('A thread that reads the database has died.');
  expect(await next).toBe('next');
});

test('what a question throws reaches whoever asked, and its thread goes on', async () => {
  const pool = poolOf(1);
  const error = await refusalOf(pool.ask('fail', []));
  expect([error instanceof RangeError, error.message]).toEqual([true, 'as it was told to']);
  expect((await refusalOf(pool.ask('function', []))).message).toContain('could not be cloned');
  expect((await refusalOf(pool.ask('echo', [() => 1]))).message).toContain('could not be cloned');
  expect(await pool.ask('echo', ['next'])).toBe('next');
});

test('a pool that is closed answers nothing any more', async () => {
  const pool = poolOf(1);
  const latch = new Latch();
  const asked = [refusalOf(pool.ask('run', [latch.cells])), refusalOf(pool.ask('echo', [1]))];
  await latch.reached();
  await pool.close();
  const message = 'The threads that read the database have been ended.';
  expect((await Promise.all(asked)).map((error) => error.message)).toEqual([message, message]);
});

test('a question keeps the process alive until it is answered, and idle threads do not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pool-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = join(folder, 'asks.mjs');
  writeFileSync(
    program,
    `import { Pool } from ${JSON.stringify(pathToFileURL(join('db', 'readers', 'pool.ts')))};
    const pool = new Pool({ file: ${JSON.stringify(FILE)}, threads: 1, seconds: 600 });
    pool.ask('echo', ['answered']).then(console.log);`,
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  expect([stdout, stderr, status]).toEqual(['answered\n', '', 0]);
});
