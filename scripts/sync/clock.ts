import { setTimeout as wait } from 'node:timers/promises';

/** Time and chance, so that tests need neither: `now` is in milliseconds since 1970, `random` in [0, 1). */
export type Clock = {
  now: () => number;
  /** @throws the signal's reason as soon as it is aborted. */
  sleep: (milliseconds: number, stop: AbortSignal) => Promise<void>;
  random: () => number;
};

export const realClock: Clock = {
  now: Date.now,
  random: Math.random,
  sleep: async (milliseconds, stop) => {
    try {
      await wait(milliseconds, undefined, { signal: stop });
    } catch (error) {
      stop.throwIfAborted();
      throw error;
    }
  },
};
