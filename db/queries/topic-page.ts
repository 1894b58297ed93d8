import { sql } from 'drizzle-orm';
import { tally } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { papersOn, type TopicNumbers, topicNumbers } from '#db/queries/topic-numbers.ts';
import { papersByYear } from '#db/queries/year-totals.ts';

type Overlap = { slug: string; label: string; count: number };

/** What a topic's page says besides its papers. */
export type TopicPage = TopicNumbers & {
  overlaps: Overlap[];
  years: ReadonlyMap<number, number>;
  undated: number;
};

/** A topic's numbers, the topics it shares papers with, and its years; undefined when there is no such topic. */
export async function topicPage(db: Database, slug: string): Promise<TopicPage | undefined> {
  const topic = topicNumbers(db, slug);
  if (!topic) return undefined;
  const years = yearsOfTopic(db, slug);
  const dated = [...years.values()].reduce((sum, count) => sum + count, 0);
  return { ...topic, overlaps: overlapsOf(db, topic), years, undated: topic.count - dated };
}

function overlapsOf(db: Database, { id: own, slug }: TopicNumbers): Overlap[] {
  const { counts } = tally(db, 'topic', papersOn(db, slug));
  return db
    .all<Omit<Overlap, 'count'> & { id: number }>(sql`select id, slug, label from topics order by id`)
    .map(({ id, ...topic }) => ({ ...topic, count: id === own ? 0 : (counts[id] ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** A topic's dated papers by year. */
export function yearsOfTopic(db: Database, slug: string): Map<number, number> {
  return papersByYear(db, papersOn(db, slug));
}
