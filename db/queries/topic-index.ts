import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { topicCounts } from '#db/queries/topic-numbers.ts';

type IndexedTopic = {
  slug: string;
  label: string;
  short: string;
  definition: string;
  count: number;
  main: number;
};
export type IndexedFamily = { slug: string; label: string; topics: IndexedTopic[] };

type Row = IndexedTopic & { id: number; familySlug: string; familyLabel: string };

/** The taxonomy with the number of papers on each topic, and of those whose core topic it is. */
export async function topicIndex(db: Database): Promise<IndexedFamily[]> {
  const counts = topicCounts(db);
  const rows = db.all<Omit<Row, 'count' | 'main'>>(
    sql`select id, slug, label, short, definition, family_slug as familySlug, family_label as familyLabel from topics order by id`,
  );
  return [...Map.groupBy(rows, ({ familySlug }) => familySlug)].map(([slug, members]) => ({
    slug,
    label: members[0]?.familyLabel ?? slug,
    topics: members.map(({ id, familySlug: _, familyLabel: __, ...topic }) => ({
      ...topic,
      ...(counts.get(id) ?? { count: 0, main: 0 }),
    })),
  }));
}
