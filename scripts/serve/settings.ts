import { availableParallelism } from 'node:os';

/** How the site is served; times in milliseconds, sizes in bytes. */
export type Settings = {
  port: number;
  /** Server processes behind the port. */
  processes: number;
  /** What each of them keeps of answers that it has made, at most. */
  cacheBytes: number;
  /** How long a shared cache in front may answer without asking, in seconds. */
  sharedSeconds: number;
  /** How long requests under way have, at most, when the site is stopped. */
  drainTime: number;
};

/** @throws Error in one sentence for a setting that is no whole number, or out of its bounds. */
export function settingsOf(env: Readonly<Record<string, string | undefined>>): Settings {
  const whole = (name: string, otherwise: number, from: number, to: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    throw new Error(`${name} must be a whole number from ${from} to ${to}, not “${text}”.`);
  };
  return {
    port: whole('PORT', 3000, 0, 65_535),
    processes: whole('PROCESSES', availableParallelism(), 1, 256),
    cacheBytes: whole('CACHE_MB', 64, 0, 65_536) * 1_048_576,
    sharedSeconds: whole('SHARED_CACHE_SECONDS', 10, 0, 31_536_000),
    drainTime: whole('DRAIN_SECONDS', 10, 0, 3600) * 1000,
  };
}
