const FIRST_BACK_OFF_MS = 1000;
const LONGEST_BACK_OFF_MS = 60_000;

/** Header fields by their names in small letters; null or absent where there is none. */
type Fields = { get(name: string): string | null };

/**
 * Whether a request that was answered with this status may fare better later: RFC 9110 (408, 500, 502 to 504) and
 * RFC 6585 (429); 425 of RFC 8470. Any other 4xx is the server's last word.
 */
export function mayPass(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/**
 * How long to wait before another attempt, in milliseconds: exponential back-off with full jitter, a random share of
 * 1 s, 2 s, 4 s … up to a minute (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015).
 *
 * @param failures how many attempts have failed, 1 or more.
 * @param random in [0, 1).
 */
export function backOff(failures: number, random: number): number {
  return random * Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (failures - 1));
}

/**
 * For how long a server that refuses to answer now asks to be left alone, in milliseconds: `Retry-After` in seconds or
 * as a date (RFC 9110, 10.2.3; counted from the server's own `Date` where it gives one, so that a wrong clock here does
 * not matter), or the end of its window in `RateLimit: "api";r=0;t=55` (draft-ietf-httpapi-ratelimit-headers-09). The
 * longer of the two; undefined where neither says anything.
 */
export function askedPause(headers: Fields, now: number): number | undefined {
  const pauses = [retryAfter(headers, now), exhausted(headers)].filter((pause) => pause !== undefined);
  return pauses.length === 0 ? undefined : Math.max(...pauses);
}

/** The time until the end of a window of which no request remains, in milliseconds; undefined while some remain. */
export function exhausted(headers: Fields): number | undefined {
  const windows = [
    ...(headers.get('ratelimit') ?? '').matchAll(/"[^"]*"\s*;\s*r\s*=\s*(\d+)\s*;\s*t\s*=\s*(\d+)/g),
  ];
  const ends = windows
    .filter(([, remaining]) => Number(remaining) === 0)
    .map(([, , seconds]) => Number(seconds));
  return ends.length === 0 ? undefined : Math.max(...ends) * 1000;
}

function retryAfter(headers: Fields, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // All three forms of a date in HTTP begin with the name of a day; JavaScript reads much else as a date.
  const until = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const from = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(from) ? now : from));
}
