/** Called once, when a server process starts. Its threads read what every page needs before one is asked for. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startReaders } = await import('#db/readers/ask.ts');
  await startReaders();
}
