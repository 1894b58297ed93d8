import { constants } from 'node:os';
import { parseIsoDate } from '#lib/sources/dates.ts';
import { dayAt } from '#lib/sync/days.ts';
import { parseInterval } from '#lib/sync/interval.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { progressReporter } from '#scripts/progress.ts';
import { overridesPath } from '#scripts/shipped-dumps.ts';
import { realClock } from '#scripts/sync/clock.ts';
import type { Asking } from '#scripts/sync/fetcher.ts';
import { repeat } from '#scripts/sync/repeat.ts';
import { Report, summary } from '#scripts/sync/report.ts';
import { doRound, type Task } from '#scripts/sync/round.ts';
import { type Settings, settingsOf } from '#scripts/sync/settings.ts';
import type { NamedRange } from '#scripts/sync/sync.ts';

const USAGE = `npm run sync -- [daily|arxiv] [--since DAY] [--until DAY] [--set SET] [--every 6h] [--db FILE] [--base URL] [--json]

Fetches papers into the database. daily (the default): the listings of Daily Papers, by day. arxiv: what was made or
changed in arXiv, by OAI-PMH; --set cs harvests one of its sets. Days are like 2025-10-01, in UTC.
Without --since: what came since the last time; the first time, the last 7 days. A listing that has been over for 48
hours is final, and asked for again only when its day is named. A run that was broken off is taken up where it stopped.
--every 6h (30m, 1d) goes on until it is stopped by Ctrl-C or SIGTERM, with one JSON document a round.
Settings: SYNC_DAILY_URL and SYNC_ARXIV_URL, where to ask (--base for this run); SYNC_CONTACT, a mail address or page
that the servers are told; SYNC_PAUSE, the least number of seconds between two requests.
Exit status: 0 done, 1 something could not be had (the rest is stored), 2 wrong usage.`;

/** The signal that asked it to stop. */
class Stopped extends Error {
  readonly signal: 'SIGINT' | 'SIGTERM';

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(`stopped by ${signal}`);
    this.signal = signal;
  }
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      since: { type: 'string' },
      until: { type: 'string' },
      set: { type: 'string' },
      every: { type: 'string' },
      db: { type: 'string' },
      base: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const task = taskOf(positionals, values);
  const settings = settingsOf(task.origin, values.base, process.env);
  const interval = values.every === undefined ? undefined : intervalOf(values.every);
  const file = databaseNamed(values.db);
  const asking: Asking = { clock: realClock, stop: stopSignal(), say: (sentence) => console.error(sentence) };
  const round = () => oneRound(task, { settings, file, asking, json: values.json });
  if (interval === undefined) return round();
  try {
    return await repeat(() => round().then(() => {}, tell), interval, asking);
  } catch (error) {
    // Being stopped is how this ends.
    if (error instanceof Stopped) return 0;
    throw error;
  }

  /** A round that fails as a whole keeps no later one from being tried. */
  function tell(error: unknown): void {
    asking.stop.throwIfAborted();
    console.error(error instanceof Error ? error.message : error);
  }
}

type Round = { settings: Settings; file: string; asking: Asking; json: boolean };

/** @returns the exit status. @throws what stops the whole round, but for the signal. */
async function oneRound(task: Task, { settings, file, asking, json }: Round): Promise<number> {
  const began = performance.now();
  const reporter = progressReporter(process.stderr, json || !process.stderr.isTTY);
  const report = new Report(task.origin, (outcome, isFailure) => {
    reporter.finish();
    if (isFailure) console.error(outcome);
    else if (!json) console.log(outcome);
  });
  const conclude = (stopped?: string) => {
    const document = report.document((performance.now() - began) / 1000);
    if (json) console.log(JSON.stringify(stopped === undefined ? document : { ...document, stopped }));
    else console.log(summary(document));
  };
  try {
    await doRound(task, {
      ...{ settings, file, asking, report },
      progress: reporter.progress,
      ingestOptions: {
        overrides: overridesPath(),
        progress: reporter.progress,
        waiting: () => asking.say('another ingest is writing; waiting …'),
      },
    });
    reporter.finish();
    conclude();
    return report.hasFailed ? 1 : 0;
  } catch (error) {
    reporter.finish();
    if (!(error instanceof Stopped)) throw error;
    conclude(error.signal);
    return 128 + constants.signals[error.signal];
  }
}

/** Aborted by the first signal; the second one ends the process at once, which leaves the database as it was. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: 'SIGINT' | 'SIGTERM') => {
    console.error('stopping; what is being stored is stored to its end …');
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop);
    controller.abort(new Stopped(signal));
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
  return controller.signal;
}

type Values = { since?: string | undefined; until?: string | undefined; set?: string | undefined };

function taskOf([origin = 'daily', ...more]: string[], { since, until, set }: Values): Task {
  if (more.length > 0) throw new UsageError(`sync takes one origin, not ${more.length + 1}.`);
  if (origin !== 'daily' && origin !== 'arxiv')
    throw new UsageError(`What can be fetched: daily, arxiv; “${origin}” is not among them.`);
  const range = rangeOf(since, until);
  const named = range && { range };
  if (origin === 'arxiv') return { origin, set: setNamed(set), ...named };
  if (set !== undefined)
    throw new UsageError('--set is of arxiv; the listings of Daily Papers have no sets.');
  return { origin, ...named };
}

function rangeOf(since: string | undefined, until: string | undefined): NamedRange | undefined {
  if (since === undefined) {
    if (until === undefined) return undefined;
    throw new UsageError('--until wants --since beside it.');
  }
  const from = dayNamed('--since', since);
  const today = dayAt(Date.now());
  if (from > today) throw new UsageError(`--since ${from} is after today, ${today} in UTC.`);
  if (until === undefined) return { since: from };
  const to = dayNamed('--until', until);
  if (to < from) throw new UsageError(`--until ${to} is before --since ${from}.`);
  return { since: from, until: to };
}

function dayNamed(option: string, text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && parseIsoDate(text)) return text;
  throw new UsageError(`${option} wants a day like 2025-10-29, not “${text}”.`);
}

/** A setSpec of OAI-PMH 2.0, 2.6. */
function setNamed(text = ''): string {
  if (text === '' || /^[\w.!~*'()-]+(:[\w.!~*'()-]+)*$/.test(text)) return text;
  throw new UsageError(`--set wants the name of a set like cs or cs:cs:CL, not “${text}”.`);
}

function intervalOf(text: string): number {
  const interval = parseInterval(text);
  if (interval !== undefined) return interval;
  throw new UsageError(
    `--every wants an interval like 30m, 6h or 1d, from a minute to thirty days, not “${text}”.`,
  );
}

await runCommand(USAGE, main);
