import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { syncWindows } from '#db/schema.ts';

export type SyncWindow = typeof syncWindows.$inferSelect;
type Origin = SyncWindow['origin'];

/** The range that a sync of this origin and set was last told to fetch, finished or not. */
export function lastWindow(db: Database, origin: Origin, set: string): SyncWindow | undefined {
  return db.select().from(syncWindows).where(at(origin, set)).get();
}

/** Puts down how far the range of an origin and set is. */
export function putWindow(db: Database, window: SyncWindow): void {
  db.insert(syncWindows)
    .values(window)
    .onConflictDoUpdate({ target: [syncWindows.origin, syncWindows.set], set: window })
    .run();
}

function at(origin: Origin, set: string) {
  return and(eq(syncWindows.origin, origin), eq(syncWindows.set, set));
}
