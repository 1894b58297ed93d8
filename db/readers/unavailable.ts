import { isDatabaseError } from '#db/database-error.ts';

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

/** What is said to whoever asked for what a question was not answered for; undefined for an error of another kind. */
export function refusalOf(
  error: unknown,
): { kind: 'unavailable' | 'unreadable'; sentence: string } | undefined {
  if (isUnavailable(error)) {
    const sentence = 'This took too long to find, or too much is asked of this site now. Ask again later.';
    return { kind: 'unavailable', sentence };
  }
  if (isDatabaseError(error)) {
    const sentence = 'The papers of this site cannot be read just now. Ask again later.';
    return { kind: 'unreadable', sentence };
  }
  return undefined;
}
