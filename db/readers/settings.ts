import { availableParallelism } from 'node:os';
import { settingOf } from '#lib/settings.ts';

/** How questions to the database are answered. */
export type ReaderSettings = {
  /** Threads for long questions; with none, all questions are answered where they are asked, one after the other. */
  threads: number;
  /** How long a question may take once a thread is at it, in seconds. */
  seconds: number;
};

/**
 * @param processes that serve on the same cores
 * @throws SettingError for a setting that is wrong
 */
export function readerSettings(
  env: Readonly<Record<string, string | undefined>>,
  processes = 1,
): ReaderSettings {
  const cores = Math.max(1, Math.floor(availableParallelism() / processes));
  return {
    threads: settingOf(env, 'QUERY_THREADS') ?? cores,
    seconds: settingOf(env, 'QUERY_SECONDS'),
  };
}
