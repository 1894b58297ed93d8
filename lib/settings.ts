import { z } from 'zod';
import { LOOPBACK, networksIn } from '#lib/client-address.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting is wrong: exit status 2. Says for each one that is what it must be. */
export class SettingError extends Error {}

type Setting<Value, Otherwise> = {
  /** The command that it is of: the site, all that use the database, or `npm run sync`. */
  of: 'site' | 'data' | 'sync';
  schema: z.ZodType<Value, string>;
  /** What holds where it is not set or empty; undefined where that depends on the machine or on another one. */
  otherwise: Otherwise;
  /** What it does, and in what unit. */
  about: string;
  /** The default, for people. */
  standard: string;
};

/** Each setting that the environment can give Broadsheet. */
export const SETTINGS = {
  PORT: setting('site', whole(0, 65_535), 3000, 'the port of the site; 0 takes one that is free'),
  INGEST: setting(
    'site',
    oneOf('yes', 'no'),
    'yes',
    'whether `npm start` reads in the dumps that ship; `no` takes the database as it is',
  ),
  SITE_URL: setting(
    'site',
    siteAddress(),
    undefined,
    'the address in permanent and canonical links and in exported citations',
    'the one that was asked for',
  ),
  PROCESSES: setting(
    'site',
    whole(1, 256),
    undefined,
    'server processes behind the port',
    'as many as there are cores',
  ),
  CACHE_MB: setting('site', whole(0, 65_536), 64, 'MiB of answers that each process keeps, at most'),
  SHARED_CACHE_SECONDS: setting(
    'site',
    whole(0, 31_536_000),
    10,
    'how long a shared cache in front may answer by itself',
  ),
  DRAIN_SECONDS: setting('site', whole(0, 3600), 10, 'what requests under way have when the site is stopped'),
  REQUESTS_PER_MINUTE: setting(
    'site',
    whole(0, 1_000_000),
    1200,
    'requests of a client within a minute, of an IPv6 network of 64 bits together; this machine may send any number; 0 limits nobody',
  ),
  TRUSTED_PROXIES: setting(
    'site',
    networks(),
    LOOPBACK,
    'the proxies that are believed what they say of a client (`X-Forwarded-For`, `-Host`, `-Proto`, `X-Request-Id`): addresses, networks as `10.0.0.0/8`, `loopback`, `private`, `none`',
    '`loopback`',
  ),
  HANG_SECONDS: setting(
    'site',
    whole(5, 3600),
    30,
    'a process that has not answered the supervisor for so long is replaced',
  ),
  QUERY_THREADS: setting(
    'site',
    whole(0, 256),
    undefined,
    'threads of a process for long questions; 0 answers all in the process itself, one after the other and without a limit',
    'the cores divided by the processes',
  ),
  QUERY_SECONDS: setting(
    'site',
    whole(1, 3600),
    10,
    'how long a question to the database may take, and wait for a thread',
  ),
  LOG_LEVEL: setting('site', oneOf('error', 'warn', 'info', 'debug'), 'info', 'the least that is logged'),
  LOG_FORMAT: setting(
    'site',
    oneOf('people', 'json'),
    undefined,
    'sentences, or one JSON document a line',
    '`people` on a terminal and with `npm start`, else `json`',
  ),
  LOG_REQUESTS: setting(
    'site',
    oneOf('yes', 'no'),
    undefined,
    'whether each request is logged',
    '`yes` in JSON, `no` for people',
  ),
  METRICS_PORT: setting(
    'site',
    whole(1, 65_535),
    undefined,
    'the port of `/metrics`, for Prometheus',
    'no metrics',
  ),
  METRICS_HOST: setting(
    'site',
    host(),
    '127.0.0.1',
    'the address of this machine that `/metrics` is to be had at',
  ),
  DATABASE_PATH: setting('data', file(), undefined, 'the database', '`db/broadsheet.sqlite`'),
  OVERRIDES_PATH: setting(
    'data',
    file(),
    undefined,
    'topics that were corrected by hand',
    '`db/dumps/topics.overrides.jsonl`',
  ),
  SYNC_DAILY_URL: setting(
    'sync',
    webAddress(),
    'https://huggingface.co/api/daily_papers',
    'where Daily Papers is asked',
  ),
  SYNC_ARXIV_URL: setting('sync', webAddress(), 'https://oaipmh.arxiv.org/oai', 'where arXiv is asked'),
  SYNC_CONTACT: setting(
    'sync',
    matching(/^[\x20-\x7e]{1,200}$/, 'a mail address or that of a page, in plain letters'),
    undefined,
    'whom these servers can write to',
    'nobody is named',
  ),
  SYNC_PAUSE: setting(
    'sync',
    seconds(3600),
    undefined,
    'seconds between two requests, at least',
    '1 for Daily Papers, 3 for arXiv, as its terms of use ask',
  ),
} as const;

export type SettingName = keyof typeof SETTINGS;
type Row<Name extends SettingName> = (typeof SETTINGS)[Name];
export type SettingValue<Name extends SettingName> = z.output<Row<Name>['schema']> | Row<Name>['otherwise'];

/** What a setting is. @throws SettingError in one sentence for a value that it cannot have. */
export function settingOf<Name extends SettingName>(env: Environment, name: Name): SettingValue<Name> {
  const { schema, otherwise }: Setting<unknown, unknown> = SETTINGS[name];
  const text = env[name];
  const read = text === undefined || text === '' ? undefined : schema.safeParse(text);
  if (read && !read.success)
    throw new SettingError(`${name} must be ${read.error.issues[0]?.message}, not “${text}”.`);
  // What the row of this name holds, or has read.
  return (read ? read.data : otherwise) as SettingValue<Name>;
}

/** The settings of a command, in the order of the table. */
export function settingNames(of: Setting<unknown, unknown>['of']): SettingName[] {
  // The table has these keys and no others.
  const names = Object.keys(SETTINGS) as SettingName[];
  return names.filter((name) => SETTINGS[name].of === of);
}

/** @throws SettingError with a sentence a line for all settings that are wrong, whoever is to use them. */
export function requireSettings(env: Environment): void {
  const names = (['site', 'data', 'sync'] as const).flatMap(settingNames);
  const wrong = names.flatMap((name) => wrongSetting(env, name));
  if (wrong.length > 0) throw new SettingError(wrong.join('\n'));
}

function wrongSetting(env: Environment, name: SettingName): string[] {
  try {
    settingOf(env, name);
    return [];
  } catch (error) {
    if (error instanceof SettingError) return [error.message];
    throw error;
  }
}

function setting<Value, Otherwise>(
  of: Setting<Value, Otherwise>['of'],
  schema: z.ZodType<Value, string>,
  otherwise: Otherwise,
  about: string,
  standard = `${otherwise}`,
): Setting<Value, Otherwise> {
  return { of, schema, otherwise, about, standard };
}

function whole(from: number, to: number) {
  const error = () => `a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.int({ error }).min(from, { error }).max(to, { error }));
}

function seconds(to: number) {
  const error = () => `a number of seconds from 0 to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}(\.\d{1,9})?$/, { error })
    .transform(Number)
    .pipe(z.number({ error }).max(to, { error }));
}

function oneOf<const Values extends readonly string[]>(...values: Values) {
  return z.enum(values, { error: () => `one of ${values.join(', ')}` });
}

function matching(pattern: RegExp, what: string) {
  return z.string().regex(pattern, { error: () => what });
}

function file() {
  return matching(/[^/\\]$/, 'the path of a file');
}

function networks() {
  const error = () => 'addresses and networks like 192.0.2.1, 10.0.0.0/8, loopback, private or none';
  return z
    .string()
    .refine((text) => networksIn(text) !== undefined, { error })
    .transform((text) => networksIn(text) ?? []);
}

function host() {
  return matching(/^[\w.:-]{1,253}$/, 'an address of this machine like 127.0.0.1 or ::');
}

function webAddress() {
  return address('an address that begins with http:// or https://', () => true);
}

/** Links are made of it and a path of ours, so that a path of its own would be lost. */
function siteAddress() {
  const what = 'an address like https://papers.example.org, without a path';
  return address(what, ({ href, origin }) => href === `${origin}/`);
}

function address(what: string, isRight: (url: URL) => boolean) {
  const error = () => what;
  return z
    .string()
    .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text) && isRight(new URL(text)), { error })
    .transform((text) => new URL(text).href);
}
