import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';

type IndexedTopic = {
  slug: string;
  label: string;
  short: string;
  definition: string;
  count: number;
  main: number;
};
export type IndexedFamily = { slug: string; label: string; topics: IndexedTopic[] };

type Row = IndexedTopic & { familySlug: string; familyLabel: string };

/** The taxonomy with the number of papers on each topic, and of those whose core topic it is. */
export async function topicIndex(db: Database): Promise<IndexedFamily[]> {
  const rows = db.all<Row>(sql`
    select t.slug, t.label, t.short, t.definition, t.family_slug as familySlug, t.family_label as familyLabel,
      coalesce(c.n, 0) as count, coalesce(c.main, 0) as main
    from topics t left join (select topic_id, count(*) as n, count(nullif(rank = 1, 0)) as main from paper_topics group by 1) c
      on c.topic_id = t.id
    order by t.id`);
  return [...Map.groupBy(rows, ({ familySlug }) => familySlug)].map(([slug, members]) => ({
    slug,
    label: members[0]?.familyLabel ?? slug,
    topics: members.map(({ familySlug: _, familyLabel: __, ...topic }) => topic),
  }));
}
