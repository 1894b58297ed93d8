/** Called once, when a server starts. Its threads read what every page needs while no page is asked for. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startReaders } = await import('#db/readers/ask.ts');
  // Nobody waits for it: a page that is asked for meanwhile has its own turn.
  void startReaders();
}
