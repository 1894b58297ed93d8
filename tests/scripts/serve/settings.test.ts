import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { serveSettings } from '#scripts/serve/settings.ts';

test('without settings there are as many processes as cores', () => {
  expect(serveSettings({ PORT: '' })).toEqual({
    port: 3000,
    processes: availableParallelism(),
    cacheBytes: 64 * 1024 * 1024,
    sharedSeconds: 10,
    drainTime: 10_000,
    hangTime: 30_000,
  });
});

test('settings are taken', () => {
  const env = { PORT: '0', PROCESSES: '3', CACHE_MB: '0', SHARED_CACHE_SECONDS: '60', DRAIN_SECONDS: '1' };
  expect(serveSettings(env)).toEqual({
    port: 0,
    processes: 3,
    cacheBytes: 0,
    sharedSeconds: 60,
    drainTime: 1000,
    hangTime: 30_000,
  });
});

test.each([
  [{ PROCESSES: '0' }, 'PROCESSES must be a whole number from 1 to 256, not “0”.'],
  [{ PROCESSES: 'all' }, 'PROCESSES must be a whole number from 1 to 256, not “all”.'],
  [{ CACHE_MB: '-1' }, 'CACHE_MB must be a whole number from 0 to 65536, not “-1”.'],
  [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, not “65536”.'],
  [{ DRAIN_SECONDS: '1.5' }, 'DRAIN_SECONDS must be a whole number from 0 to 3600, not “1.5”.'],
])('%o is refused', (env, reason) => {
  expect(() => serveSettings(env)).toThrow(reason);
});
