const NAME = 'UnavailableError';

/** A question has not been answered, and may be if it is asked again later: it took too long, or too much is asked. */
export class UnavailableError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = NAME;
  }
}

/** By the name: the class may have been loaded several times, for pages and for routes. */
export function isUnavailable(error: unknown): error is UnavailableError {
  return error instanceof Error && error.name === NAME;
}
