import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { type TopicNumbers, topicNumbers } from '#db/queries/topic-numbers.ts';

type Overlap = { slug: string; label: string; count: number };
type YearCount = { year: number; count: number; of: number };

/** What a topic's page says besides its papers. */
export type TopicPage = TopicNumbers & { overlaps: Overlap[]; years: YearCount[]; undated: number };

/** A topic's numbers, the topics it shares papers with, and its years; undefined when there is no such topic. */
export async function topicPage(db: Database, slug: string): Promise<TopicPage | undefined> {
  const topic = topicNumbers(db, slug);
  if (!topic) return undefined;
  const years = yearsOf(db, topic.id);
  const dated = years.reduce((sum, { count }) => sum + count, 0);
  return { ...topic, overlaps: overlapsOf(db, topic.id), years, undated: topic.count - dated };
}

function overlapsOf(db: Database, topicId: number): Overlap[] {
  return db.all<Overlap>(sql`
    select t.slug, t.label, count(*) as count from paper_topics mine
      join paper_topics other on other.paper_id = mine.paper_id and other.topic_id <> mine.topic_id
      join topics t on t.id = other.topic_id
    where mine.topic_id = ${topicId} group by t.id order by count desc, t.id`);
}

/** Every year from the first to the last dated paper, those without a paper of the topic included. */
function yearsOf(db: Database, topicId: number): YearCount[] {
  const rows = db.all<YearCount>(sql`
    select p.year, count(pt.paper_id) as count, count(*) as "of" from papers p
      left join paper_topics pt on pt.paper_id = p.id and pt.topic_id = ${topicId}
    where p.year is not null group by 1 order by 1`);
  const byYear = new Map(rows.map((row) => [row.year, row]));
  const [first, last] = [rows[0]?.year ?? 0, rows.at(-1)?.year ?? -1];
  return Array.from(
    { length: last - first + 1 },
    (_, index) => byYear.get(first + index) ?? { year: first + index, count: 0, of: 0 },
  );
}
