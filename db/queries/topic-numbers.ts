import { sql } from 'drizzle-orm';
import { columnsOf } from '#db/columns/columns.ts';
import { tally } from '#db/facet-tallies.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { type PaperSet, paperSet } from '#db/paper-sets.ts';
import { withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** A topic's papers in one listing, and how many places that has. */
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
  const topic = db.get<Omit<TopicNumbers, 'count' | 'main' | 'shares'>>(sql`
    select id, slug, label, short, definition, coalesce(deck, definition) as deck, family_label as family
    from topics where slug = ${slug}`);
  if (!topic) return undefined;
  const { count = 0, main = 0 } = topicCounts(db).get(topic.id) ?? {};
  return { ...topic, count, main, shares: sharesOf(db, slug) };
}

/** The papers on a topic, ascending. */
export function papersOn(db: Database, slug: string): PaperSet {
  return paperSet(db, withValues(EVERYTHING, 'topic', [slug]));
}

/** How many papers are on each topic, and of how many it is the core one, by its id. */
export function topicCounts(db: Database): ReadonlyMap<number, { count: number; main: number }> {
  return keptAnswer(db, 'papers by topic', () => {
    const counts = new Map<number, { count: number; main: number }>();
    for (const block of columnsOf(db).blocks) {
      for (const [at, topic] of block?.topics.values.entries() ?? []) {
        const { count, main } = counts.get(topic) ?? { count: 0, main: 0 };
        counts.set(topic, { count: count + 1, main: main + (block?.topicRanks[at] === 1 ? 1 : 0) });
      }
    }
    return counts;
  });
}

/** The topic's papers in each listing, and the listing's places, in the order of their names. */
function sharesOf(db: Database, slug: string): Share[] {
  const { counts } = tally(db, 'source', papersOn(db, slug));
  return db
    .all<{ id: number; source: string; of: number }>(
      sql`select id, slug as source, record_count as "of" from sources where is_listing order by slug`,
    )
    .map(({ id, source, of }) => ({ source, papers: counts[id] ?? 0, of }));
}
