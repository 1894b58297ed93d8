import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { readerSettings } from '#db/readers/settings.ts';

test('threads are as many as the cores that a process may use, and at least one', () => {
  const cores = availableParallelism();
  expect(readerSettings({})).toEqual({ threads: cores, seconds: 10 });
  expect(readerSettings({ QUERY_THREADS: '', QUERY_SECONDS: '' }).threads).toBe(cores);
  expect(readerSettings({}, cores).threads).toBe(1);
  expect(readerSettings({}, 1000).threads).toBe(1);
});

test('settings are taken as they are given', () => {
  expect(readerSettings({ QUERY_THREADS: '0', QUERY_SECONDS: '3600' }, 4)).toEqual({
    threads: 0,
    seconds: 3600,
  });
});

test.each([
  ['QUERY_THREADS', '-1', 'a whole number from 0 to 256'],
  ['QUERY_THREADS', '257', 'a whole number from 0 to 256'],
  ['QUERY_THREADS', 'two', 'a whole number from 0 to 256'],
  ['QUERY_SECONDS', '0', 'a whole number from 1 to 3600'],
  ['QUERY_SECONDS', '1.5', 'a whole number from 1 to 3600'],
  ['QUERY_SECONDS', '99999', 'a whole number from 1 to 3600'],
])('%s=%s is refused', (name, value, what) => {
  expect(() => readerSettings({ [name]: value })).toThrow(`${name} must be ${what}, not “${value}”.`);
});
