import type { Database } from '#db/open.ts';
import { paperTopics, taxonomies, topics } from '#db/schema.ts';
import { shippedSystem, systemFrom, type TopicSystem } from '#lib/topics/topic-system.ts';

/**
 * Stands for the core topic in the row of a paper that has just been made, since the column wants one. The paper is
 * given its own before the transaction ends, so that no reader ever sees this one.
 */
export const NEW_PAPER_TOPIC = 1;

/** The taxonomy that the database was last told to use, with its tagger; the one that ships where it never was. */
export function systemInForce(db: Database): TopicSystem {
  const row = db.select().from(taxonomies).get();
  return row?.file && row.given ? systemFrom(row.file, row.given) : shippedSystem;
}

/**
 * Brings the database to the taxonomy, its topics in their order. Where one of them has changed, what was assigned is
 * dropped, and the caller derives every paper again: until then `papers.topicId` names old places.
 *
 * @returns the id of each topic by its slug, and whether the taxonomy has changed.
 */
export function storeTaxonomy(
  db: Database,
  { taxonomy, given }: TopicSystem,
): { ids: Map<string, number>; changed: boolean } {
  const row = {
    id: 1,
    file: given?.file ?? null,
    given: given?.taxonomy ?? null,
    rule: taxonomy.rule ?? null,
    otherwise: taxonomy.otherwise ?? null,
  };
  const leads = taxonomy.lead ?? [];
  const rows = taxonomy.families
    .flatMap((family) => family.topics.map((topic) => ({ family, topic })))
    .map(({ family, topic }, index) => ({
      id: index + 1,
      slug: topic.slug,
      label: topic.label,
      short: topic.short ?? topic.label,
      definition: topic.definition,
      deck: topic.deck ?? null,
      lead: leads.includes(topic.slug) ? leads.indexOf(topic.slug) + 1 : null,
      familySlug: family.slug,
      familyLabel: family.label,
    }));
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  if (!isSame(db.select().from(taxonomies).all(), [row])) {
    db.delete(taxonomies).run();
    db.insert(taxonomies).values(row).run();
  }
  if (isSame(db.select().from(topics).orderBy(topics.id).all(), rows)) return { ids, changed: false };
  db.delete(paperTopics).run();
  db.delete(topics).run();
  db.insert(topics).values(rows).run();
  return { ids, changed: true };
}

function isSame(stored: readonly object[], wanted: readonly object[]): boolean {
  return JSON.stringify(stored) === JSON.stringify(wanted);
}
