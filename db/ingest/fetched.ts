import { and, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { appearances, facts, sources } from '#db/schema.ts';

/**
 * Puts down when sources were fetched, which is when they were captured; one that was fetched before with the same
 * content is then of the later time.
 *
 * @param fetchedAt an ISO time, UTC.
 * @returns the papers of which these sources say something, where the time is news.
 */
export function putFetchTime(db: Database, fetchedAt: string, sourceIds: readonly number[]): number[] {
  const ids = db
    .update(sources)
    .set({ fetchedAt, capturedOn: fetchedAt.slice(0, 10), capturedHow: 'given' })
    .where(
      and(
        inArray(sources.id, [...sourceIds]),
        or(isNull(sources.fetchedAt), ne(sources.fetchedAt, fetchedAt)),
      ),
    )
    .returning({ id: sources.id })
    .all()
    .map(({ id }) => id);
  return [appearances, facts].flatMap((table) =>
    db
      .selectDistinct({ paperId: table.paperId })
      .from(table)
      .where(and(inArray(table.sourceId, ids), isNotNull(table.paperId)))
      .all()
      .flatMap(({ paperId }) => paperId ?? []),
  );
}
