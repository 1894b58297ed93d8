import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { type TopicNumbers, topicNumbers } from '#db/queries/topic-numbers.ts';

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
  const years = yearsOfTopic(db, topic.id);
  const dated = [...years.values()].reduce((sum, count) => sum + count, 0);
  return { ...topic, overlaps: overlapsOf(db, topic.id), years, undated: topic.count - dated };
}

function overlapsOf(db: Database, topicId: number): Overlap[] {
  return db.all<Overlap>(sql`
    select t.slug, t.label, count(*) as count from paper_topics mine
      join paper_topics other on other.paper_id = mine.paper_id and other.topic_id <> mine.topic_id
      join topics t on t.id = other.topic_id
    where mine.topic_id = ${topicId} group by t.id order by count desc, t.id`);
}

/** A topic's dated papers by year. */
export function yearsOfTopic(db: Database, topicId: number): Map<number, number> {
  const rows = db.all<{ year: number; n: number }>(sql`
    select p.year, count(*) as n from paper_topics pt join papers p on p.id = pt.paper_id
    where pt.topic_id = ${topicId} and p.year is not null group by 1 order by 1`);
  return new Map(rows.map(({ year, n }) => [year, n]));
}
