import { availableParallelism } from 'node:os';
import { settingOf } from '#lib/settings.ts';

/** How the site is served; times in milliseconds, sizes in bytes. */
export type ServeSettings = {
  port: number;
  /** Server processes behind the port. */
  processes: number;
  /** What each of them keeps of answers that it has made, at most. */
  cacheBytes: number;
  /** How long a shared cache in front may answer without asking, in seconds. */
  sharedSeconds: number;
  /** How long requests under way have, at most, when the site is stopped. */
  drainTime: number;
  /** A process that has not answered its supervisor for so long is replaced. */
  hangTime: number;
};

/** @throws SettingError for a setting that is wrong. */
export function serveSettings(env: Readonly<Record<string, string | undefined>>): ServeSettings {
  return {
    port: settingOf(env, 'PORT'),
    processes: settingOf(env, 'PROCESSES') ?? availableParallelism(),
    cacheBytes: settingOf(env, 'CACHE_MB') * 1_048_576,
    sharedSeconds: settingOf(env, 'SHARED_CACHE_SECONDS'),
    drainTime: settingOf(env, 'DRAIN_SECONDS') * 1000,
    hangTime: settingOf(env, 'HANG_SECONDS') * 1000,
  };
}
