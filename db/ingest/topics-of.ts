import { eq, sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { overrides, type paperTopics } from '#db/schema.ts';
import type { TopicAssignment } from '#lib/topics/assignment.ts';
import { type Correction, corrected } from '#lib/topics/overrides.ts';

/** What the topics of the tagger are stored by: their ids by slug, corrections by paper. */
export type Topics = {
  ids: ReadonlyMap<string, number>;
  corrections: ReadonlyMap<number, Correction>;
};

type PaperTopic = Omit<typeof paperTopics.$inferSelect, 'paperId'>;

const forget = prepared((db) =>
  db
    .delete(overrides)
    .where(eq(overrides.paperId, sql.placeholder('paperId')))
    .prepare(),
);

const putDown = prepared((db) =>
  db
    .insert(overrides)
    .values({
      paperId: sql.placeholder('paperId'),
      asked: sql.placeholder('asked'),
      removed: sql.placeholder('removed'),
      refused: sql.placeholder('refused'),
    })
    .prepare(),
);

/**
 * A paper's topics by rank: the tagger's, corrected by hand where that was asked. Puts down what became of the
 * correction; one that would leave no topic is not done at all.
 *
 * @param isNew whether nothing can be stored of an earlier correction
 */
export function topicsOf(
  db: Database,
  paperId: number,
  { ids, corrections }: Topics,
  assigned: readonly TopicAssignment[],
  isNew: boolean,
): PaperTopic[] {
  const asked = corrections.get(paperId);
  const done = asked && corrected(assigned, asked);
  if (!isNew) forget(db).run({ paperId });
  if (asked) putDown(db).run({ paperId, asked, removed: done?.removed ?? [], refused: done === undefined });
  const topics = done?.topics ?? assigned.map((given) => ({ ...given, by: 'tagger' as const }));
  return topics.map(({ topic, score, evidence, by }, index) => {
    const topicId = ids.get(topic);
    if (topicId === undefined)
      throw new Error(`The tagger gave the topic “${topic}”, which the taxonomy does not have.`);
    return { topicId, rank: index + 1, score, evidence, by };
  });
}
