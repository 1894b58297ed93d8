/** What a connection is given, in milliseconds: whoever sends slowly must not hold it for ever. */
export const TIMES = {
  /** For the head of a request. */
  headersTimeout: 20_000,
  /** For all of it: a list of 20 MB over a slow line. */
  requestTimeout: 120_000,
  /** How often that is looked after. */
  connectionsCheckingInterval: 5000,
  /** Between requests: a proxy in front keeps connections for a minute, and must not find one closed that it has just chosen. */
  keepAliveTimeout: 65_000,
} as const;

/** A connection on which nothing moves for so long is closed: an answer that nobody takes. */
export const IDLE = 120_000;
