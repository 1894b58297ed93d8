import { databaseError } from '#db/database-error.ts';
import { openDatabase } from '#db/open.ts';
import { holdSync } from '#db/sync/lock.ts';
import { arxivWindow, syncArxiv } from '#scripts/sync/arxiv.ts';
import { syncDaily } from '#scripts/sync/daily.ts';
import { type Asking, makeFetcher } from '#scripts/sync/fetcher.ts';
import type { Report } from '#scripts/sync/report.ts';
import type { Settings } from '#scripts/sync/settings.ts';
import type { Sync } from '#scripts/sync/sync.ts';
import type { Task } from '#scripts/sync/task.ts';

/** Another process is syncing this database. */
class SyncRunning extends Error {}

/**
 * Does all that is to be done now. The report is filled as it goes, so that it also tells of a round that was stopped.
 *
 * @throws SyncRunning, and what stops the whole round.
 */
export async function doRound(
  task: Task,
  {
    file,
    settings,
    asking,
    report,
    ...shown
  }: Pick<Sync, 'ingestOptions' | 'progress'> & {
    file: string;
    settings: Settings;
    asking: Asking;
    report: Report;
  },
): Promise<void> {
  const db = await openDatabase(file);
  let release: (() => void) | undefined;
  try {
    release = await holdSync(file);
    if (!release) throw new SyncRunning(`Another sync is running on ${file}.`);
    const fetcher = makeFetcher(settings.manners, asking);
    report.asked = fetcher.counts;
    const sync: Sync = { db, fetcher, base: settings.base, clock: asking.clock, say: asking.say, ...shown };
    if (task.origin === 'daily') await syncDaily(sync, task.range, report.day);
    else {
      const window = arxivWindow(sync, task.set, task.range);
      report.harvest(window);
      await syncArxiv(sync, { window, done: report.page });
    }
  } catch (error) {
    throw databaseError(error, file);
  } finally {
    release?.();
    db.$client.close();
  }
}
