import { parseIsoDate } from '#lib/sources/dates.ts';
import { parseInterval } from '#lib/sync/interval.ts';
import { UsageError } from '#scripts/command.ts';
import type { NamedRange } from '#scripts/sync/sync.ts';

/** What to fetch: the days of a listing, or a set of the archive. */
export type Task =
  | { origin: 'daily'; range?: NamedRange }
  | { origin: 'arxiv'; set: string; range?: NamedRange };

/** The same without its range: what came since the last time. */
export function unnamed({ range: _, ...task }: Task): Task {
  return task;
}

type Values = { since?: string | undefined; until?: string | undefined; set?: string | undefined };

/**
 * What the arguments ask for.
 *
 * @param today ISO day, UTC.
 * @throws UsageError for what cannot be asked for.
 */
export function taskOf(
  [origin = 'daily', ...more]: string[],
  { since, until, set }: Values,
  today: string,
): Task {
  if (more.length > 0) throw new UsageError(`sync takes one origin, not ${more.length + 1}.`);
  if (origin !== 'daily' && origin !== 'arxiv')
    throw new UsageError(`What can be fetched: daily, arxiv; “${origin}” is not among them.`);
  const range = rangeOf(since, until, today);
  const named = range && { range };
  if (origin === 'arxiv') return { origin, set: setNamed(set), ...named };
  if (set !== undefined)
    throw new UsageError('--set is of arxiv; the listings of Daily Papers have no sets.');
  return { origin, ...named };
}

function rangeOf(
  since: string | undefined,
  until: string | undefined,
  today: string,
): NamedRange | undefined {
  if (since === undefined) {
    if (until === undefined) return undefined;
    throw new UsageError('--until wants --since beside it.');
  }
  const from = dayNamed('--since', since);
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

/** The interval of `--every`, in milliseconds. @throws UsageError for what is none. */
export function intervalOf(text: string): number {
  const interval = parseInterval(text);
  if (interval !== undefined) return interval;
  throw new UsageError(
    `--every wants an interval like 30m, 6h or 1d, from a minute to thirty days, not “${text}”.`,
  );
}
