import { MalformedAnswer } from '#lib/sync/malformed.ts';
import { NotHad } from '#scripts/sync/not-had.ts';

/** Times in milliseconds. */
type Limits = { headTime: number; wholeTime: number; mostBytes: number };

/** An answer did not come in time. */
class LateAnswer extends Error {}

/**
 * Asks once, and reads the answer whole.
 *
 * @throws NotHad for an answer that is too large, MalformedAnswer for one that is not UTF-8, the signal's reason when
 *   it is aborted, and what `fetch` throws.
 */
export async function readAnswer(
  address: string,
  headers: Record<string, string>,
  { headTime, wholeTime, mostBytes }: Limits,
  stop: AbortSignal,
): Promise<{ response: Response; text: string }> {
  const late = new AbortController();
  const timers = [
    setTimeout(() => late.abort(new LateAnswer(`no answer within ${headTime / 1000} s`)), headTime),
    setTimeout(() => late.abort(new LateAnswer(`no whole answer within ${wholeTime / 1000} s`)), wholeTime),
  ] as const;
  try {
    const response = await fetch(address, { headers, signal: AbortSignal.any([stop, late.signal]) });
    clearTimeout(timers[0]);
    return { response, text: await textOf(response, mostBytes) };
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

async function textOf({ body }: Response, mostBytes: number): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieces: string[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels what is still to come.
    if (bytes > mostBytes) throw new NotHad('refused', `the answer is larger than ${mostBytes} bytes`);
    pieces.push(decoded(decoder, chunk));
  }
  return pieces.join('') + decoded(decoder, undefined);
}

function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new MalformedAnswer('the answer is no UTF-8 text');
  }
}
