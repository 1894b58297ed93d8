import { type Taxonomy, type Topic, taxonomyShape } from '#lib/topics/taxonomy-shape.ts';
import data from './topics.json' with { type: 'json' };

/** The taxonomy that ships: 40 topics in 8 families. */
export const taxonomy: Taxonomy = taxonomyShape.parse(data);

/** All topics of the taxonomy that ships, in its order. */
export const topics: readonly Topic[] = taxonomy.families.flatMap((family) => family.topics);

/** Every topic of the taxonomy that ships by its slug; iterates in taxonomy order. */
export const topicBySlug: ReadonlyMap<string, Topic> = new Map(topics.map((topic) => [topic.slug, topic]));
