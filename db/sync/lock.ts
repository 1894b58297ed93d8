/**
 * Makes sure that one sync at a time feeds a database: holds a lock on the file `FILE-sync` beside it, which the system
 * lets go of however the process ends.
 *
 * @returns what gives the lock back, or undefined where another process has it.
 */
export async function holdSync(file: string): Promise<(() => void) | undefined> {
  const { default: Sqlite } = await import('better-sqlite3');
  const client = new Sqlite(`${file}-sync`, { timeout: 0 });
  try {
    client.exec('BEGIN EXCLUSIVE');
    return () => client.close();
  } catch (error) {
    client.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      return undefined;
    throw error;
  }
}
