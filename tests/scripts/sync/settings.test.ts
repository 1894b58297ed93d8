import { expect, test } from 'vitest';
import { SettingError } from '#lib/settings.ts';
import { UsageError } from '#scripts/command.ts';
import { settingsOf } from '#scripts/sync/settings.ts';

test('the real servers, at their distances, where nothing is said', () => {
  expect(settingsOf('daily', undefined, {})).toMatchObject({
    base: 'https://huggingface.co/api/daily_papers',
    manners: { userAgent: 'Broadsheet (research-paper explorer)', distance: 1000, attempts: 5 },
  });
  expect(settingsOf('arxiv', undefined, { SYNC_ARXIV_URL: '', SYNC_PAUSE: '' })).toMatchObject({
    base: 'https://oaipmh.arxiv.org/oai',
    manners: { distance: 3000 },
  });
});

test('the environment says otherwise, and the command line has the last word', () => {
  const environment = {
    SYNC_DAILY_URL: 'http://localhost:3000/papers',
    SYNC_CONTACT: 'ada@example.org',
    SYNC_PAUSE: '0.5',
    npm_package_version: '1.2.3',
  };
  expect(settingsOf('daily', undefined, environment)).toMatchObject({
    base: 'http://localhost:3000/papers',
    manners: {
      userAgent: 'Broadsheet/1.2.3 (research-paper explorer; contact: ada@example.org)',
      distance: 500,
    },
  });
  expect(settingsOf('daily', 'https://example.org/a', environment).base).toBe('https://example.org/a');
});

test.each<[given: string | undefined, environment: Record<string, string>, reason: string]>([
  [
    undefined,
    { SYNC_DAILY_URL: 'huggingface.co' },
    'SYNC_DAILY_URL must be an address that begins with http',
  ],
  [undefined, { SYNC_PAUSE: '-1' }, 'SYNC_PAUSE must be a number of seconds from 0 to 3600, not “-1”.'],
  [undefined, { SYNC_PAUSE: 'soon' }, 'SYNC_PAUSE must be a number of seconds from 0 to 3600, not “soon”.'],
  [undefined, { SYNC_CONTACT: 'ada\nlovelace' }, 'SYNC_CONTACT must be a mail address or that of a page'],
])('%s, %j cannot be used', (given, environment, reason) => {
  const asked = () => settingsOf('daily', given, environment);
  expect(asked).toThrow(SettingError);
  expect(asked).toThrow(reason);
});

test.each(['ftp://example.org', ''])('--base %s is wrong usage', (given) => {
  const asked = () => settingsOf('daily', given, {});
  const what = 'an address that begins with http:// or https://';
  expect(asked).toThrow(new UsageError(`--base must be ${what}, not “${given}”.`));
});
