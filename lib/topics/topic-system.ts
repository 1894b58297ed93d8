import { seededTagger } from '#lib/topics/seeded.ts';
import { shippedTagger, type Tagger } from '#lib/topics/tagger.ts';
import { taxonomy } from '#lib/topics/taxonomy.ts';
import { withOtherwise } from '#lib/topics/taxonomy-file.ts';
import type { Taxonomy } from '#lib/topics/taxonomy-shape.ts';

/** A taxonomy with the tagger that assigns its topics. `given` is the file it was made from; none for the shipped one. */
export type TopicSystem = {
  taxonomy: Taxonomy;
  tagger: Tagger;
  given?: { file: string; taxonomy: Taxonomy };
};

/** The taxonomy that ships, with its own tagger. */
export const shippedSystem: TopicSystem = { taxonomy, tagger: shippedTagger };

/** The system of a taxonomy that was read from a file, with a tagger from its phrases. */
export function systemFrom(file: string, given: Taxonomy): TopicSystem {
  const whole = withOtherwise(given);
  return { taxonomy: whole, tagger: seededTagger(whole), given: { file, taxonomy: given } };
}
