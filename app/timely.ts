import { refusalOf } from '#db/readers/unavailable.ts';

/** When it may be tried again, in seconds (RFC 9110, 10.2.3). */
export const RETRY_AFTER = '10';

/** A handler that, where the database had no time for its questions or cannot be read, says so instead of failing. */
export function timely<Args extends readonly unknown[]>(
  handler: (...args: Args) => Promise<Response>,
): (...args: Args) => Promise<Response> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      console.error(error instanceof Error ? error.message : error);
      return new Response(refusal.sentence, {
        status: 503,
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'cache-control': 'no-store',
          'retry-after': RETRY_AFTER,
        },
      });
    }
  };
}
