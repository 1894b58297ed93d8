import { longestWait, nextRound } from '#lib/sync/interval.ts';
import type { Asking } from '#scripts/sync/fetcher.ts';

/** The clock may be put forward or back, or the machine sleep: it is looked at once a minute. */
const LOOK_MS = 60_000;

/**
 * Does a round at every interval (in milliseconds), counted from the beginning of the one before, never two at a time;
 * rounds that were missed are not made up for.
 *
 * @throws the reason of the signal that stops it.
 */
export async function repeat(
  round: () => Promise<void>,
  interval: number,
  { clock, stop, say }: Asking,
): Promise<never> {
  for (;;) {
    const began = clock.now();
    await round();
    stop.throwIfAborted();
    let next = nextRound(began, interval, clock.random());
    say(`next round at ${new Date(Math.max(next, clock.now())).toISOString()}`);
    for (let left = next - clock.now(); left > 0; left = next - clock.now()) {
      // Only a clock that was put back makes the wait longer than the interval.
      if (left > longestWait(interval)) next = clock.now() + interval;
      await clock.sleep(Math.min(left, LOOK_MS), stop);
    }
  }
}
