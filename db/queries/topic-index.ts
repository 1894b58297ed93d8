import { sql } from 'drizzle-orm';
import { columnsOf } from '#db/columns/columns.ts';
import { tally } from '#db/facet-tallies.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { paperSet } from '#db/paper-sets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

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
  const count = tally(db, 'topic', paperSet(db, EVERYTHING));
  const main = coreCounts(db);
  const rows = db
    .all<Omit<Row, 'count' | 'main'>>(
      sql`select id, slug, label, short, definition, family_slug as familySlug, family_label as familyLabel from topics order by id`,
    )
    .map((row) => ({ ...row, count: count[row.id] ?? 0, main: main.get(row.id) ?? 0 }));
  return [...Map.groupBy(rows, ({ familySlug }) => familySlug)].map(([slug, members]) => ({
    slug,
    label: members[0]?.familyLabel ?? slug,
    topics: members.map(({ id: _, familySlug: __, familyLabel: ___, ...topic }) => topic),
  }));
}

/** How many papers have each topic as their core one, by its id. */
function coreCounts(db: Database): ReadonlyMap<number, number> {
  return keptAnswer(db, 'papers by core topic', () => {
    const counts = new Map<number, number>();
    for (const block of columnsOf(db).blocks) {
      for (const [at, topic] of block?.topics.values.entries() ?? [])
        if (block?.topicRanks[at] === 1) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    }
    return counts;
  });
}
