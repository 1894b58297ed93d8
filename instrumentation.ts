/** Called once, when a server starts. Its threads read what every page needs while no page is asked for. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startReaders } = await import('#db/readers/ask.ts');
  startReaders();
}
