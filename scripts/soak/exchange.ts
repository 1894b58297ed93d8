import { setTimeout as pause } from 'node:timers/promises';
import { EDITION_COOKIE } from '#lib/edition.ts';
import { type Answer, type Client, CutError } from '#scripts/soak/ask.ts';
import type { Chances } from '#scripts/soak/chances.ts';
import type { Faults } from '#scripts/soak/faults.ts';
import type { History } from '#scripts/soak/history.ts';
import type { Tally } from '#scripts/soak/tally.ts';

const CODINGS = ['gzip, deflate, br', 'gzip', 'identity'] as const;

/** What all readers of a run share. */
export type Run = { client: Client; history: History; tally: Tally; faults: Faults };

/**
 * Requests that may be lost, by the time at which they are asked for: because a process has been killed, or the site is
 * being stopped. The times of those that were, in milliseconds of this process.
 */
export type Losses = { mayBe: (asked: number) => boolean; lost: number[] };

/** After a request that was lost, so that a site that is gone is not asked without end. */
const PAUSE_MS = 20;

/**
 * Asks as some browser or program would, and checks what is true of every answer: it is whole, no error, and contradicts
 * no earlier one.
 *
 * @returns undefined where there was a fault, the client has the answer already, or it was lost when that is allowed
 */
export async function exchange(
  { client, history, tally, faults }: Run,
  losses: Losses,
  chance: Chances,
  { kind, path }: { kind: string; path: string },
): Promise<Answer | undefined> {
  const edition = chance.of(0.05) ? chance.one(['day', 'night']) : undefined;
  const address = edition ? `${path} (${edition})` : path;
  const known = chance.of(0.25) ? history.tagOf(address) : undefined;
  const headers = {
    'accept-encoding': chance.one(CODINGS),
    ...(known !== undefined && { 'if-none-match': known }),
    ...(edition && { cookie: `${EDITION_COOKIE}=${edition}` }),
  };
  const newest = history.newest;
  const isApart = chance.of(0.1);
  let began = performance.now();
  const once = () => client.ask(path, headers, isApart);
  let answer: Answer;
  try {
    answer = await once().catch((error) => {
      if (!(error instanceof CutError && error.mayBeAskedAgain)) throw error;
      began = performance.now();
      return once();
    });
  } catch (error) {
    if (losses.mayBe(began)) losses.lost.push(began);
    else faults.add(error instanceof Error ? error.message : String(error), { path, headers });
    await pause(PAUSE_MS);
    return undefined;
  }
  const { status, asked, answered } = answer;
  tally.add(status === 304 ? 'not modified' : kind, answered - asked);
  const fault = wrongStatus(answer, known) ?? history.contradiction(address, answer, newest);
  if (fault !== undefined) faults.add(fault, { path, headers, answer });
  return fault === undefined && status === 200 ? answer : undefined;
}

function wrongStatus({ status, headers }: Answer, known: string | undefined): string | undefined {
  if (status === 200) return undefined;
  if (status !== 304) return `It is answered with status ${status}.`;
  if (known === undefined) return 'It is answered with status 304, and no tag was sent.';
  return headers.etag === known
    ? undefined
    : `Status 304 is of the tag ${headers.etag}, and ${known} was sent.`;
}
