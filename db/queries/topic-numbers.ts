import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';

/** A topic's part of one listing, in places. */
export type Share = { source: string; papers: number; of: number };

/** A topic with how many papers it has, of how many it is the core one, and its share of each listing. */
export type TopicNumbers = {
  id: number;
  slug: string;
  label: string;
  short: string;
  definition: string;
  /** The line under its label on the front page. */
  deck: string;
  family: string;
  count: number;
  main: number;
  shares: Share[];
};

/** A topic in numbers; undefined when there is none of that slug. */
export function topicNumbers(db: Database, slug: string): TopicNumbers | undefined {
  const topic = db.get<Omit<TopicNumbers, 'shares'>>(sql`
    select t.id, t.slug, t.label, t.short, t.definition, coalesce(t.deck, t.definition) as deck, t.family_label as family,
      (select count(*) from paper_topics where topic_id = t.id) as count,
      (select count(*) from paper_topics where topic_id = t.id and rank = 1) as main
    from topics t where t.slug = ${slug}`);
  return topic && { ...topic, shares: sharesOf(db, topic.id) };
}

/** The topic's places in each listing and all of the listing's, in the order of their names. */
function sharesOf(db: Database, topicId: number): Share[] {
  return db.all<Share>(sql`
    select s.slug as source, coalesce(c.n, 0) as papers, s.record_count as "of"
    from sources s left join (
      select a.source_id, count(*) as n from paper_topics pt join appearances a on a.paper_id = pt.paper_id
      where pt.topic_id = ${topicId} group by 1) c on c.source_id = s.id
    where s.is_listing order by s.slug`);
}
