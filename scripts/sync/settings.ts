import { SETTINGS, settingOf } from '#lib/settings.ts';
import { UsageError } from '#scripts/command.ts';
import type { Manners } from '#scripts/sync/fetcher.ts';

export type Origin = 'daily' | 'arxiv';

type OriginSettings = { variable: 'SYNC_DAILY_URL' | 'SYNC_ARXIV_URL' } & Omit<Manners, 'userAgent'>;

const SECOND = 1000;
const MIB = 1024 * 1024;
/** Ten minutes: the windows in which the Hub counts requests last five. */
const PATIENCE = 600 * SECOND;

/**
 * Where each origin is asked, and how. The Hub allows 500 requests in five minutes, arXiv one in three seconds (its
 * terms of use for OAI-PMH), and takes up to a minute and a half to answer.
 */
const ORIGINS: Readonly<Record<Origin, OriginSettings>> = {
  daily: {
    variable: 'SYNC_DAILY_URL',
    distance: SECOND,
    attempts: 5,
    patience: PATIENCE,
    headTime: 30 * SECOND,
    wholeTime: 60 * SECOND,
    mostBytes: 16 * MIB,
  },
  arxiv: {
    variable: 'SYNC_ARXIV_URL',
    distance: 3 * SECOND,
    attempts: 5,
    patience: PATIENCE,
    headTime: 120 * SECOND,
    wholeTime: 300 * SECOND,
    mostBytes: 64 * MIB,
  },
};

export type Settings = { base: string; manners: Manners };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where and how to ask: what the command line says (`--base`), else the environment, else the origin's own address.
 *
 * @throws UsageError for an address that is none, SettingError for a setting that is wrong.
 */
export function settingsOf(origin: Origin, given: string | undefined, environment: Environment): Settings {
  const { variable, ...manners } = ORIGINS[origin];
  const pause = settingOf(environment, 'SYNC_PAUSE');
  return {
    base: given === undefined ? settingOf(environment, variable) : webAddress(given),
    manners: {
      ...manners,
      userAgent: userAgent(environment),
      distance: pause === undefined ? manners.distance : pause * SECOND,
    },
  };
}

function webAddress(text: string): string {
  const read = SETTINGS.SYNC_DAILY_URL.schema.safeParse(text);
  if (read.success) return read.data;
  throw new UsageError(`--base must be ${read.error.issues[0]?.message}, not “${text}”.`);
}

/** Who asks: `Broadsheet/0.1.0 (research-paper explorer; contact: ada@example.org)`. */
function userAgent(environment: Environment): string {
  const { npm_package_version: version } = environment;
  const contact = settingOf(environment, 'SYNC_CONTACT');
  const product = version === undefined ? 'Broadsheet' : `Broadsheet/${version}`;
  return `${product} (research-paper explorer${contact === undefined ? '' : `; contact: ${contact}`})`;
}
