import { UsageError } from '#scripts/command.ts';
import type { Manners } from '#scripts/sync/fetcher.ts';

export type Origin = 'daily' | 'arxiv';

type OriginSettings = { base: string; variable: string } & Omit<Manners, 'userAgent'>;

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
    base: 'https://huggingface.co/api/daily_papers',
    variable: 'SYNC_DAILY_URL',
    distance: SECOND,
    attempts: 5,
    patience: PATIENCE,
    headTime: 30 * SECOND,
    wholeTime: 60 * SECOND,
    mostBytes: 16 * MIB,
  },
  arxiv: {
    base: 'https://oaipmh.arxiv.org/oai',
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
 * @throws UsageError for an address that is none, and settings that cannot be used.
 */
export function settingsOf(origin: Origin, given: string | undefined, environment: Environment): Settings {
  const { base, variable, ...manners } = ORIGINS[origin];
  const address = given ?? (environment[variable] || base);
  const from = given === undefined ? variable : '--base';
  return {
    base: webAddress(address, from),
    manners: {
      ...manners,
      userAgent: userAgent(environment),
      distance: pause(environment.SYNC_PAUSE) ?? manners.distance,
    },
  };
}

function webAddress(text: string, from: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  throw new UsageError(`${from} wants an address that begins with http:// or https://, not “${text}”.`);
}

/** Who asks: `Broadsheet/0.1.0 (research-paper explorer; contact: ada@example.org)`. */
function userAgent({ SYNC_CONTACT: contact, npm_package_version: version }: Environment): string {
  if (contact && !/^[\x20-\x7e]{1,200}$/.test(contact))
    throw new UsageError('SYNC_CONTACT wants an address in plain letters: a mail address or that of a page.');
  const product = version === undefined ? 'Broadsheet' : `Broadsheet/${version}`;
  return `${product} (research-paper explorer${contact ? `; contact: ${contact}` : ''})`;
}

/** The least time between two requests in milliseconds, from a number of seconds. */
function pause(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const given = Number(text);
  if (given >= 0 && given <= 3600) return given * SECOND;
  throw new UsageError(`SYNC_PAUSE wants a number of seconds from 0 to 3600, not “${text}”.`);
}
