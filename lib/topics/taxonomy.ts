import { z } from 'zod';
import data from './topics.json' with { type: 'json' };

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const topicShape = z.strictObject({ slug, label: z.string().min(1), definition: z.string().min(1) });

const familyShape = z.strictObject({ slug, label: z.string().min(1), topics: z.array(topicShape).min(1) });

/** The shape of topics.json: one rule of assignment, families in order, topics in order within each. */
const taxonomyShape = z
  .strictObject({ rule: z.string().min(1), families: z.array(familyShape).min(1) })
  .refine(
    (read) => allDifferent(read.families.flatMap((family) => family.topics.map((topic) => topic.slug))),
    {
      message: 'two topics share a slug',
    },
  )
  .refine((read) => allDifferent(read.families.map((family) => family.slug)), {
    message: 'two families share a slug',
  });

export type Topic = z.infer<typeof topicShape>;
export type Family = z.infer<typeof familyShape>;
export type Taxonomy = z.infer<typeof taxonomyShape>;

function allDifferent(slugs: string[]): boolean {
  return new Set(slugs).size === slugs.length;
}

/** Checks an unknown value and returns it as a taxonomy. Throws a ZodError that names what is wrong. */
export function parseTaxonomy(value: unknown): Taxonomy {
  return taxonomyShape.parse(value);
}

/** The taxonomy that ships: 40 topics in 8 families. */
export const taxonomy: Taxonomy = parseTaxonomy(data);

/** All topics, in taxonomy order. */
export const topics: readonly Topic[] = taxonomy.families.flatMap((family) => family.topics);

/** Every topic by its slug; iterates in taxonomy order. */
export const topicBySlug: ReadonlyMap<string, Topic> = new Map(topics.map((topic) => [topic.slug, topic]));

/** The topics that lead the front page, in the order of their columns. */
export const leadTopics = ['multi-task', 'merging', 'retrieval'] as const;

const familyByTopic: ReadonlyMap<string, Family> = new Map(
  taxonomy.families.flatMap((family) => family.topics.map((topic) => [topic.slug, family] as const)),
);

/** The family that a topic belongs to; undefined when there is no topic of that slug. */
export function familyOf(topicSlug: string): Family | undefined {
  return familyByTopic.get(topicSlug);
}
