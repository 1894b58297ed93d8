import { constants } from 'node:os';
import { dayAt } from '#lib/sync/days.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { progressReporter } from '#scripts/progress.ts';
import { overridesPath } from '#scripts/shipped-dumps.ts';
import { realClock } from '#scripts/sync/clock.ts';
import type { Asking } from '#scripts/sync/fetcher.ts';
import { repeat } from '#scripts/sync/repeat.ts';
import { Report, summary } from '#scripts/sync/report.ts';
import { doRound } from '#scripts/sync/round.ts';
import { type Settings, settingsOf } from '#scripts/sync/settings.ts';
import { intervalOf, type Task, taskOf, unnamed } from '#scripts/sync/task.ts';

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
  const task = taskOf(positionals, values, dayAt(realClock.now()));
  const settings = settingsOf(task.origin, values.base, process.env);
  const interval = values.every === undefined ? undefined : intervalOf(values.every);
  if (interval !== undefined && values.until !== undefined)
    throw new UsageError('--every goes on and on, and has no --until.');
  const file = databaseNamed(values.db);
  const asking: Asking = { clock: realClock, stop: stopSignal(), say: (sentence) => console.error(sentence) };
  const round = (what: Task) => oneRound(what, { settings, file, asking, json: values.json });
  if (interval === undefined) return round(task);
  try {
    return await repeat(everyRound(task, round, asking), interval, asking);
  } catch (error) {
    // Being stopped is how this ends.
    if (error instanceof Stopped) return 0;
    throw error;
  }
}

/**
 * A round among many: they fetch the range that was named until nothing of it is wanting, and then what came since. One
 * that fails as a whole keeps no later one from being tried.
 */
function everyRound(
  task: Task,
  round: (what: Task) => Promise<number>,
  { stop, say }: Asking,
): () => Promise<void> {
  let next = task;
  return async () => {
    try {
      if ((await round(next)) === 0) next = unnamed(task);
    } catch (error) {
      stop.throwIfAborted();
      say(error instanceof Error ? error.message : String(error));
    }
  };
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
  const say = (sentence: string) => {
    reporter.finish();
    asking.say(sentence);
  };
  const conclude = (stopped?: string) => {
    const document = report.document((performance.now() - began) / 1000);
    if (json) console.log(JSON.stringify(stopped === undefined ? document : { ...document, stopped }));
    else console.log(summary(document));
  };
  try {
    await doRound(task, {
      ...{ settings, file, report },
      asking: { ...asking, say },
      progress: reporter.progress,
      ingestOptions: {
        overrides: overridesPath(),
        progress: reporter.progress,
        waiting: () => say('another ingest is writing; waiting …'),
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

await runCommand(USAGE, main);
