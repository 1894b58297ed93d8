import type { Database } from '#db/open.ts';
import { paperTopics, topics } from '#db/schema.ts';
import { shortLabel } from '#lib/topics/labels.ts';
import type { Taxonomy } from '#lib/topics/taxonomy.ts';

/**
 * Stands for the core topic in the row of a paper that has just been made, since the column wants one. The paper is
 * given its own before the transaction ends, so that no reader ever sees this one.
 */
export const NEW_PAPER_TOPIC = 1;

/**
 * Brings `topics` to the taxonomy, in its order. Where a place in that order now belongs to another topic, what was
 * assigned is dropped, and the caller derives every paper again: until then `papers.topicId` names old places.
 *
 * @returns the id of each topic by its slug, and whether the taxonomy has changed.
 */
export function storeTaxonomy(
  db: Database,
  taxonomy: Taxonomy,
): { ids: Map<string, number>; changed: boolean } {
  const rows = taxonomy.families
    .flatMap((family) => family.topics.map((topic) => ({ family, topic })))
    .map(({ family, topic }, index) => ({
      id: index + 1,
      slug: topic.slug,
      label: topic.label,
      short: shortLabel(topic.slug),
      definition: topic.definition,
      familySlug: family.slug,
      familyLabel: family.label,
    }));
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  const stored = db.select().from(topics).orderBy(topics.id).all();
  if (JSON.stringify(stored) === JSON.stringify(rows)) return { ids, changed: false };
  db.delete(paperTopics).run();
  db.delete(topics).run();
  db.insert(topics).values(rows).run();
  return { ids, changed: true };
}
