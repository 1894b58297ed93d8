import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { appearances, facts, sources } from '#db/schema.ts';

/** The comments and upvotes of a paper as one capture has them; null where it tells none. */
export type CountsThen = { capturedOn: string; comments: number | null; upvotes: number | null };

/**
 * How the counts of a paper came about: one row for each ISO day of a capture that tells one, the oldest first. Of
 * several captures of a day the last one is taken, of sources that tell no time the first by name and content. A source
 * whose capture has no known day is in no order with the others, and left out.
 */
export async function countHistory(db: Database, paperId: number): Promise<CountsThen[]> {
  const found = [appearances, facts].flatMap((table) => {
    const comments = sql<number | null>`json_extract(${table.fields}, '$.commentCount')`;
    const upvotes = sql<number | null>`json_extract(${table.fields}, '$.upvotes')`;
    return db
      .select({
        capturedOn: sources.capturedOn,
        fetchedAt: sources.fetchedAt,
        file: sources.file,
        sha256: sources.sha256,
        comments,
        upvotes,
      })
      .from(table)
      .innerJoin(sources, eq(sources.id, table.sourceId))
      .where(and(eq(table.paperId, paperId), or(isNotNull(comments), isNotNull(upvotes))))
      .all();
  });
  // Those that have the word come last, and put theirs over what is there.
  found.sort(
    (a, b) =>
      compare(a.fetchedAt ?? '', b.fetchedAt ?? '') || compare(b.file, a.file) || compare(b.sha256, a.sha256),
  );
  const days = new Map<string, CountsThen>();
  for (const { capturedOn, comments, upvotes } of found) {
    if (capturedOn === null) continue;
    const before = days.get(capturedOn);
    days.set(capturedOn, {
      capturedOn,
      comments: comments ?? before?.comments ?? null,
      upvotes: upvotes ?? before?.upvotes ?? null,
    });
  }
  return [...days.values()].sort((a, b) => compare(a.capturedOn, b.capturedOn));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
