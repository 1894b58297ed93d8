const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const SHORTEST_MS = 60_000;
const LONGEST_MS = 30 * 86_400_000;
/** The share of an interval by which a time may fall earlier or later, so that many who sync do not meet. */
const JITTER = 0.1;

/** Reads `30m`, `6h`, `1d` as milliseconds; undefined for anything else, under a minute or over thirty days. */
export function parseInterval(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(text.trim()) ?? [];
  const interval = Number(count) * (UNITS[unit] ?? Number.NaN);
  return interval >= SHORTEST_MS && interval <= LONGEST_MS ? interval : undefined;
}

/**
 * The time of the next round, in milliseconds since 1970.
 *
 * @param began when the last one began, on the same clock.
 * @param random in [0, 1).
 */
export function nextRound(began: number, interval: number, random: number): number {
  return began + interval * (1 + JITTER * (2 * random - 1));
}

/** The longest time between the beginnings of two rounds: what is further off was worked out by another clock. */
export function longestWait(interval: number): number {
  return interval * (1 + JITTER);
}
