import { isUnavailable } from '#db/readers/unavailable.ts';

/** When it may be tried again, in seconds (RFC 9110, 10.2.3). */
export const RETRY_AFTER = '10';

/** A handler that, where the database had no time for its questions, answers so instead of failing. */
export function timely<Args extends readonly unknown[]>(
  handler: (...args: Args) => Promise<Response>,
): (...args: Args) => Promise<Response> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      console.error(error.message);
      return new Response(
        'This took too long to find, or too much is asked of this site now. Ask again later.',
        {
          status: 503,
          headers: {
            'content-type': 'text/plain; charset=utf-8',
            'cache-control': 'no-store',
            'retry-after': RETRY_AFTER,
          },
        },
      );
    }
  };
}
