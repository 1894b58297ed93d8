import { placeName, type Taxonomy, taxonomyShape } from '#lib/topics/taxonomy-shape.ts';

/** The topic, in a family of its own, of papers that no topic of a file fits, where the file names none for them. */
const UNSORTED = {
  slug: 'unsorted',
  label: 'Unsorted',
  definition: 'Papers in which too little speaks for any other topic.',
} as const;

/** A text that is no taxonomy; the message has one line for each thing that is wrong. */
export class TaxonomyError extends Error {}

/**
 * Reads a taxonomy as JSON, unchanged: `{rule?, lead?, otherwise?, families: [{slug, label, topics: [{slug, label,
 * definition, short?, deck?, phrases?, against?}]}]}`.
 *
 * @throws TaxonomyError naming each place in the file, what is wrong there and what to do.
 */
export function readTaxonomy(text: string): Taxonomy {
  const read = taxonomyShape.safeParse(parseJson(text.replace(/^\ufeff/, '')));
  if (!read.success) {
    const lines = read.error.issues.map(
      ({ path, message }) => `${placeName(path) || 'the file'}: ${message}`,
    );
    throw new TaxonomyError(lines.join('\n'));
  }
  const { families, otherwise } = read.data;
  const taken = families.some(
    (family) => family.slug === UNSORTED.slug || family.topics.some((topic) => topic.slug === UNSORTED.slug),
  );
  if (otherwise === undefined && taken)
    throw new TaxonomyError(
      `the file: “${UNSORTED.slug}” is what papers get that fit no topic; name the topic for them as "otherwise", or use another slug`,
    );
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TaxonomyError(`the file: no JSON (${reason})`);
  }
}

/** The taxonomy with a topic for papers that no other one fits: the one it names, else a last one of that name. */
export function withOtherwise(taxonomy: Taxonomy): Taxonomy & { otherwise: string } {
  if (taxonomy.otherwise !== undefined) return { ...taxonomy, otherwise: taxonomy.otherwise };
  const family = { slug: UNSORTED.slug, label: UNSORTED.label, topics: [UNSORTED] };
  return { ...taxonomy, otherwise: UNSORTED.slug, families: [...taxonomy.families, family] };
}
