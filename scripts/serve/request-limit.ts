import { LRUCache } from 'lru-cache';
import { type RateLimiterAbstract, RateLimiterCluster, RateLimiterRes } from 'rate-limiter-flexible';

/** What a limit is counted over, in seconds. */
const WINDOW = 60;

/** Clients that are remembered as refused without being counted any further. */
const REFUSED_CLIENTS = 10_000;

/** How long the process that counts may take before a request is let through uncounted, in milliseconds. */
const COUNTING = 1000;

/**
 * Requests of a client within a minute, over all server processes. All of them may come at once: a reader opens many
 * pages together and then reads. Who goes beyond is refused until the minute that began with his first request is over.
 */
export class RequestLimit {
  readonly perMinute: number;
  readonly #counter: Pick<RateLimiterAbstract, 'consume'>;
  readonly #refused = new LRUCache<string, number>({ max: REFUSED_CLIENTS });

  /** @param counter counts to `perMinute` in each window of a minute */
  constructor(perMinute: number, counter: Pick<RateLimiterAbstract, 'consume'>) {
    this.perMinute = perMinute;
    this.#counter = counter;
  }

  /** Counts a request. @returns after how many seconds to ask again; undefined where the client is within the limit. */
  async wait(client: string): Promise<number | undefined> {
    const until = this.#refused.get(client) ?? 0;
    if (until > Date.now()) return secondsUntil(until);
    try {
      await this.#counter.consume(client);
      return undefined;
    } catch (refusal) {
      // One that cannot be counted is not refused.
      if (!(refusal instanceof RateLimiterRes)) return undefined;
      const end = Date.now() + refusal.msBeforeNext;
      this.#refused.set(client, end);
      return secondsUntil(end);
    }
  }

  /**
   * The limit as the fields of a refusal (RFC 9110, 10.2.3; draft-ietf-httpapi-ratelimit-headers-10).
   *
   * @param wait in seconds
   */
  fields(wait: number): Record<string, string> {
    return {
      'retry-after': String(wait),
      'ratelimit-policy': `"minute";q=${this.perMinute};w=${WINDOW}`,
      ratelimit: `"minute";r=0;t=${wait}`,
    };
  }
}

/** The limit as the server processes keep it together: the process that has started them counts (countRequests). */
export function clusterLimit(perMinute: number): RequestLimit {
  const options = { keyPrefix: 'requests', points: perMinute, duration: WINDOW, timeoutMs: COUNTING };
  return new RequestLimit(perMinute, new RateLimiterCluster(options));
}

function secondsUntil(time: number): number {
  return Math.max(1, Math.ceil((time - Date.now()) / 1000));
}
