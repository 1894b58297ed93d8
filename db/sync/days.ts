import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { syncDays } from '#db/schema.ts';
import type { AskedDay } from '#lib/sync/days.ts';

export type SyncDay = typeof syncDays.$inferSelect;

/** Every day that was ever asked for of the listing. */
export function askedDays(db: Database): AskedDay[] {
  const rows = db.select().from(syncDays).where(eq(syncDays.origin, 'daily')).all();
  return rows.map(({ day, fetchedAt, status }) => ({
    day,
    fetchedAt,
    wasHad: status === 'stored' || status === 'empty',
  }));
}

/** What is known of a day of the listing. */
export function knownDay(db: Database, day: string): SyncDay | undefined {
  return db
    .select()
    .from(syncDays)
    .where(and(eq(syncDays.origin, 'daily'), eq(syncDays.day, day)))
    .get();
}

/** Puts down what came of a day that was had. */
export function putDay(db: Database, row: Omit<SyncDay, 'origin' | 'reason'>): void {
  const values = { ...row, origin: 'daily' as const, reason: null };
  db.insert(syncDays)
    .values(values)
    .onConflictDoUpdate({ target: [syncDays.origin, syncDays.day], set: values })
    .run();
}

/** Puts down why a day was not had; what it was when it was last had stays. */
export function putFailure(
  db: Database,
  { day, status, reason }: { day: string; status: 'refused' | 'unreachable'; reason: string },
): void {
  db.insert(syncDays)
    .values({ origin: 'daily', day, status, reason, papers: 0 })
    .onConflictDoUpdate({ target: [syncDays.origin, syncDays.day], set: { status, reason } })
    .run();
}
