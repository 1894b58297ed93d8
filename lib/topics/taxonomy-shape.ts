import { z } from 'zod';
import { phraseProblem } from '#lib/topics/seed-phrases.ts';

/** What zod tells of a value that does not fit. */
type Misfit = { code: string; input?: unknown; keys?: string[] };

/** Says what a place in the file wants and what stands there instead; for an object, which fields it does not know. */
function wants(what: string) {
  return {
    error: ({ code, input, keys = [] }: Misfit) => {
      if (code === 'unrecognized_keys')
        return `has no field ${keys.map((key) => `"${key}"`).join(', ')}; it wants ${what}`;
      return input === undefined
        ? `is missing; it wants ${what}`
        : `wants ${what}, and this is ${kindOf(input)}`;
    },
  };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'a text', object: 'an object', boolean: 'true or false' }[typeof value as string] ??
    `a ${typeof value}`
  );
}

const LONGEST_SLUG = 120; // the longest that an address of the explorer takes
const LEADS = 3;

const slug = z
  .string(wants('a slug like "crystal-growth"'))
  .max(LONGEST_SLUG, { error: `is longer than ${LONGEST_SLUG} characters` })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: ({ input }) => `“${input}” is no slug: write small letters a to z and digits, joined by hyphens`,
  });

function filled(what: string) {
  return z.string(wants(what)).regex(/\S/, { error: `is empty; it wants ${what}` });
}

const phrases = z.array(
  z.string(wants('a phrase like "task vector"')).superRefine((phrase, context) => {
    const problem = phraseProblem(phrase);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  }),
  wants('a list of phrases like ["task vector", "LoRA"]'),
);

const topicShape = z.strictObject(
  {
    slug,
    label: filled('the name of the topic'),
    definition: filled('a sentence on what belongs to the topic'),
    /** The label for narrow places. */
    short: filled('the label for narrow places').optional(),
    /** The line under the label on the front page; the definition where there is none. */
    deck: filled('the line under the label on the front page').optional(),
    /** What speaks for the topic and against it, in the notation of seed-phrases.ts. */
    phrases: phrases.optional(),
    against: phrases.optional(),
  },
  wants('an object with slug, label, definition, and if you like short, deck, phrases, against'),
);

const familyShape = z.strictObject(
  {
    slug,
    label: filled('the name of the family'),
    topics: z
      .array(topicShape, wants('a list of topics'))
      .min(1, { error: 'is empty; a family has a topic at least' }),
  },
  wants('an object with slug, label, topics'),
);

/** The shape of a taxonomy: families in order, topics in order within each. */
export const taxonomyShape = z
  .strictObject(
    {
      /** How papers are assigned, for people to read. */
      rule: filled('a sentence on how papers are assigned').optional(),
      /** The topics that lead the front page, in the order of their columns. */
      lead: z
        .array(slug, wants('a list of slugs'))
        .max(LEADS, { error: `names more than ${LEADS} topics: the front page has ${LEADS} columns` })
        .optional(),
      /** The topic of papers that no other one fits. */
      otherwise: slug.optional(),
      families: z.array(familyShape, wants('a list of families')).min(1, { error: 'is empty' }),
    },
    wants('an object with families, and if you like rule, lead, otherwise'),
  )
  .superRefine(({ families, lead = [], otherwise }, context) => {
    const add = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const familyPlaces = new Map<string, string>();
    const topicPlaces = new Map<string, string>();
    const once = (places: Map<string, string>, path: (string | number)[], name: string) => {
      const before = places.get(name);
      if (before === undefined) places.set(name, placeName(path));
      else add([...path, 'slug'], `“${name}” is the slug of ${before} already; each needs its own`);
    };
    for (const [f, family] of families.entries()) {
      once(familyPlaces, ['families', f], family.slug);
      for (const [t, topic] of family.topics.entries()) {
        const path = ['families', f, 'topics', t];
        once(topicPlaces, path, topic.slug);
        for (const [p, phrase] of (topic.against ?? []).entries()) {
          if (topic.phrases?.includes(phrase))
            add(
              [...path, 'against', p],
              `“${phrase}” is among the topic’s phrases too; leave one of them out`,
            );
        }
      }
    }
    for (const [index, name] of lead.entries()) {
      if (!topicPlaces.has(name)) add(['lead', index], `there is no topic “${name}” in the file`);
      if (lead.indexOf(name) < index) add(['lead', index], `“${name}” is named twice`);
    }
    if (otherwise !== undefined && !topicPlaces.has(otherwise))
      add(['otherwise'], `there is no topic “${otherwise}” in the file`);
  });

export type Topic = z.infer<typeof topicShape>;
export type Taxonomy = z.infer<typeof taxonomyShape>;

/** A place in a file as people write it: `families[1].topics[0].phrases`; '' for the file as a whole. */
export function placeName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}
