import { format } from 'node:util';
import pino, { type DestinationStream, type Logger } from 'pino';
import { settingOf } from '#lib/settings.ts';
import { currentRequestId } from '#scripts/serve/request-id.ts';

export type { Logger } from 'pino';

export type LogFormat = 'people' | 'json';

/** Writes text to standard output (`out`) or standard error. */
type Write = (text: string, to: 'out' | 'error') => void;

/** In a pipe that is full, text that the process's own streams hold back would be lost at its end. */
const STREAMS: Readonly<Record<'out' | 'error', DestinationStream>> = {
  out: pino.destination({ fd: 1, sync: true }),
  error: pino.destination({ fd: 2, sync: true }),
};

/** How it is logged: as is set, else for people on a terminal and as JSON anywhere else. */
export function logFormat(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): LogFormat {
  return settingOf(env, 'LOG_FORMAT') ?? (isTerminal ? 'people' : 'json');
}

/**
 * The log of a process, one event a line: in JSON on standard output, with `level`, `time` (ISO 8601, UTC), `process`
 * (its id), `request` where the event belongs to one, `msg`, and `err` with the stack of an error; or for people, in
 * sentences, where warnings and errors go to standard error. It has no addresses of readers and nothing that they
 * searched for.
 */
export function openLog(
  form: LogFormat,
  level: string,
  write: Write = (text, to) => STREAMS[to].write(text),
): Logger {
  return pino(
    {
      level,
      base: { process: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const request = currentRequestId();
        return request === undefined ? {} : { request };
      },
    },
    { write: (line) => (form === 'json' ? write(line, 'out') : write(...forPeople(line))) },
  );
}

/** The process goes on when what reads its output has ended, as the other end of a pipe may: what it says is lost. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    // A command whose reader has seen enough ends (scripts/command.ts); a site does not.
    stream.removeAllListeners('error');
    stream.on('error', () => {});
  }
}

/** Has whatever says something by the console, such as Next, say it in the log. */
export function logConsole(log: Logger): void {
  for (const [name, level] of [
    ['debug', 'debug'],
    ['log', 'info'],
    ['info', 'info'],
    ['warn', 'warn'],
    ['error', 'error'],
  ] as const) {
    console[name] = (...said: unknown[]) => {
      const err = said.find((one) => one instanceof Error);
      log[level]({ ...(err && { err }) }, format(...said.map((one) => (one === err ? err?.message : one))));
    };
  }
}

type Line = {
  level: string;
  msg?: string;
  err?: { stack?: string };
  method?: string;
  path?: string;
  status?: number;
  ms?: number;
  bytes?: number;
  cache?: string;
};

/** A line of the log as a sentence. */
function forPeople(line: string): [text: string, to: 'out' | 'error'] {
  // The lines are those that `openLog` makes.
  const { level, msg = '', err, ...done } = JSON.parse(line) as Line;
  const request = `${done.method} ${done.path} ${done.status}, ${done.ms} ms, ${done.bytes} bytes, ${done.cache}`;
  const said = done.path === undefined ? msg : request;
  const stack = err?.stack === undefined ? '' : `\n${err.stack}`;
  return [`broadsheet: ${said}${stack}\n`, level === 'warn' || level === 'error' ? 'error' : 'out'];
}
