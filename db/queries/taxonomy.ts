import { asc, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { taxonomies, topics } from '#db/schema.ts';

/** Columns of the front page. */
const LEADS = 3;

/** What people are told of the taxonomy in force: its rule, and the file it was read from unless it is the one that ships. */
export type TaxonomyNote = { file: string | null; rule: string | null };

export async function taxonomyNote(db: Database): Promise<TaxonomyNote> {
  const row = db.select({ file: taxonomies.file, rule: taxonomies.rule }).from(taxonomies).get();
  return row ?? { file: null, rule: null };
}

/**
 * The slugs of the topics that lead the front page, in the order of their columns: those that the taxonomy names, else
 * its first three that have papers (short of them others), without the topic of papers that fit no other.
 */
export async function leadTopics(db: Database): Promise<string[]> {
  const named = db
    .select({ slug: topics.slug })
    .from(topics)
    .where(isNotNull(topics.lead))
    .orderBy(asc(topics.lead))
    .all();
  if (named.length > 0) return named.map(({ slug }) => slug);
  const first = db.all<{ slug: string }>(sql`
    select slug from topics t where slug <> coalesce((select otherwise from taxonomy), '')
    order by not exists (select 1 from paper_topics where topic_id = t.id), id limit ${LEADS}`);
  return first.map(({ slug }) => slug);
}
