import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';

export type Share = { source: string; papers: number; of: number };
export type Overlap = { slug: string; label: string; count: number };
export type YearCount = { year: number; count: number; of: number };

export type TopicPage = {
  slug: string;
  label: string;
  short: string;
  definition: string;
  family: string;
  count: number;
  /** Papers whose core topic it is. */
  main: number;
  /** Its share of each listing. */
  shares: Share[];
  overlaps: Overlap[];
  years: YearCount[];
  undated: number;
};

/** What a topic's page says besides its papers; undefined when there is no such topic. */
export async function topicPage(db: Database, slug: string): Promise<TopicPage | undefined> {
  const topic = db.get<Omit<TopicPage, 'shares' | 'overlaps' | 'years' | 'undated'> & { id: number }>(sql`
    select t.id, t.slug, t.label, t.short, t.definition, t.family_label as family,
      (select count(*) from paper_topics where topic_id = t.id) as count,
      (select count(*) from paper_topics where topic_id = t.id and rank = 1) as main
    from topics t where t.slug = ${slug}`);
  if (!topic) return undefined;
  const { id, ...known } = topic;
  const years = yearsOf(db, id);
  const dated = years.reduce((sum, { count }) => sum + count, 0);
  return {
    ...known,
    shares: sharesOf(db, id),
    overlaps: overlapsOf(db, id),
    years,
    undated: known.count - dated,
  };
}

/** The topic's places in each listing and all of the listing's, in the order of their names. */
export function sharesOf(db: Database, topicId: number): Share[] {
  return db.all<Share>(sql`
    select s.slug as source, coalesce(c.n, 0) as papers, s.record_count as "of"
    from sources s left join (
      select a.source_id, count(*) as n from paper_topics pt join appearances a on a.paper_id = pt.paper_id
      where pt.topic_id = ${topicId} group by 1) c on c.source_id = s.id
    where s.is_listing order by s.slug`);
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
