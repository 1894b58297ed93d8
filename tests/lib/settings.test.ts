import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requireSettings, SETTINGS, SettingError, settingNames, settingOf } from '#lib/settings.ts';

const NAMES = (['site', 'data', 'sync'] as const).flatMap(settingNames);

test('what is not set, or empty, is as it is by default', () => {
  expect(NAMES).toHaveLength(Object.keys(SETTINGS).length);
  for (const name of NAMES) {
    expect(settingOf({}, name)).toBe(SETTINGS[name].otherwise);
    expect(settingOf({ [name]: '' }, name)).toBe(SETTINGS[name].otherwise);
  }
  expect([settingOf({}, 'PORT'), settingOf({}, 'INGEST')]).toEqual([3000, 'yes']);
});

test('what is set is read', () => {
  const env = {
    PORT: '080',
    CACHE_MB: '65536',
    SITE_URL: 'HTTPS://Papers.Example:8443',
    LOG_LEVEL: 'warn',
    METRICS_HOST: '::1',
    SYNC_PAUSE: '0.25',
    DATABASE_PATH: 'a b/papers.sqlite',
  };
  expect(settingOf(env, 'PORT')).toBe(80);
  expect(settingOf(env, 'CACHE_MB')).toBe(65_536);
  expect(settingOf(env, 'SITE_URL')).toBe('https://papers.example:8443/');
  expect(settingOf(env, 'LOG_LEVEL')).toBe('warn');
  expect(settingOf(env, 'METRICS_HOST')).toBe('::1');
  expect(settingOf(env, 'SYNC_PAUSE')).toBe(0.25);
  expect(settingOf(env, 'DATABASE_PATH')).toBe('a b/papers.sqlite');
});

test.each([
  ['PORT', '65536', 'a whole number from 0 to 65535'],
  ['PORT', '3000 ', 'a whole number from 0 to 65535'],
  ['PROCESSES', '0', 'a whole number from 1 to 256'],
  ['INGEST', 'maybe', 'one of yes, no'],
  ['SITE_URL', 'papers.example.org', 'an address like https://papers.example.org, without a path'],
  ['SITE_URL', 'https://example.org/papers', 'an address like https://papers.example.org, without a path'],
  ['SITE_URL', 'https://ada@example.org', 'an address like https://papers.example.org, without a path'],
  ['SITE_URL', 'javascript:alert(1)', 'an address like https://papers.example.org, without a path'],
  ['LOG_FORMAT', 'xml', 'one of people, json'],
  ['METRICS_PORT', '0', 'a whole number from 1 to 65535'],
  ['METRICS_HOST', 'a b', 'an address of this machine like 127.0.0.1 or ::'],
  ['DATABASE_PATH', 'papers/', 'the path of a file'],
  ['SYNC_PAUSE', '3600.5', 'a number of seconds from 0 to 3600'],
  ['SYNC_ARXIV_URL', 'ftp://arxiv.org', 'an address that begins with http:// or https://'],
] as const)('%s=%s is refused with its name and what it must be', (name, value, what) => {
  expect(() => settingOf({ [name]: value }, name)).toThrow(
    new SettingError(`${name} must be ${what}, not “${value}”.`),
  );
});

test('all that is wrong is said at once', () => {
  const env = { PORT: 'x', QUERY_SECONDS: '0', SYNC_PAUSE: 'soon', HOME: '/' };
  expect(() => requireSettings(env)).toThrow(
    new SettingError(
      [
        'PORT must be a whole number from 0 to 65535, not “x”.',
        'QUERY_SECONDS must be a whole number from 1 to 3600, not “0”.',
        'SYNC_PAUSE must be a number of seconds from 0 to 3600, not “soon”.',
      ].join('\n'),
    ),
  );
  expect(() => requireSettings({ PORT: '1', HOME: '/' })).not.toThrow();
});

test('any text is read or refused in a sentence with the name', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.string({ minLength: 1, unit: 'binary' }), (name, text) => {
      try {
        settingOf({ [name]: text }, name);
      } catch (error) {
        expect(error).toBeInstanceOf(SettingError);
        expect(String(error)).toContain(`${name} must be `);
      }
    }),
  );
});

test('proxies are listed by address, network and name', () => {
  const read = settingOf({ TRUSTED_PROXIES: '192.0.2.1, 10.0.0.0/8' }, 'TRUSTED_PROXIES');
  expect(read.map(([address, bits]) => `${address}/${bits}`)).toEqual(['192.0.2.1/32', '10.0.0.0/8']);
  expect(() => settingOf({ TRUSTED_PROXIES: 'nginx' }, 'TRUSTED_PROXIES')).toThrow(
    'TRUSTED_PROXIES must be addresses and networks like 192.0.2.1, 10.0.0.0/8, loopback, private or none, not “nginx”.',
  );
});
