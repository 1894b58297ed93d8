/**
 * What a question was answered last, at once, while it is asked again; undefined before the first answer, and after it
 * has failed. Whoever calls this waits for nothing.
 */
export function lastAnswer<T>(ask: () => Promise<T>): () => T | undefined {
  let last: T | undefined;
  let isAsking = false;
  const again = async () => {
    isAsking = true;
    try {
      last = await ask();
    } catch {
      last = undefined;
    } finally {
      isAsking = false;
    }
  };
  return () => {
    if (!isAsking) void again();
    return last;
  };
}
