import type { Evidence, TopicAssignment } from '#lib/topics/assignment.ts';
import { contentHash } from '#lib/topics/content-hash.ts';
import { longestHits, saturated } from '#lib/topics/longest-hits.ts';
import { type ReadField, readPaper } from '#lib/topics/read-paper.ts';
import { compileScanner } from '#lib/topics/scanner.ts';
import { definitionPhrases, labelPhrases, sequencesOf } from '#lib/topics/seed-phrases.ts';
import { TAGGER_VERSION } from '#lib/topics/tag.ts';
import type { Tagger } from '#lib/topics/tagger.ts';
import type { Taxonomy, Topic } from '#lib/topics/taxonomy-shape.ts';

/** A phrase that speaks for a topic, or with a negative weight against it. */
type Seed = { topic: string; phrase: string; weight: number };

/** What a text says for a topic; the sum is negative where more speaks against it. */
type Found = { topic: string; sum: number; evidence: Evidence[] };

/**
 * What one plain mention of each kind adds to the sum of its topic. A phrase that the file gives is enough by itself;
 * the label is in the title, or twice in the abstract; of what the definition lists it takes several things.
 */
const WEIGHTS = { phrases: 1, against: -0.6, label: 0.7, definition: 0.4 } as const;

/** How much more a phrase counts in the title than once in a plain sentence of the abstract. */
const TITLE = 1.5;
/** The score from which a topic is given, and the least of the nearest one where none has that. */
const GIVEN = 0.6;
const NEAREST = 0.5;
/** Raise it when what follows changes what a paper is given. */
const CODE = 1;

/**
 * A tagger from the seed phrases of a taxonomy, simpler than the one of the taxonomy that ships: a topic's score is
 * 1 − exp(−sum), where each phrase adds its weight times its mentions. In the abstract sentences that say what the
 * paper does count more than those about the field (lib/topics/cues.ts) and repetition counts ever less; the title
 * counts once more. Where phrases of one topic overlap the longest counts, so that `against: ["token merging"]` takes
 * from `merging` what it has there. A paper that no topic fits gets `otherwise`, with score 0 and no evidence.
 */
export function seededTagger(taxonomy: Taxonomy & { otherwise: string }): Tagger {
  const topics = taxonomy.families.flatMap((family) => family.topics);
  const order = new Map(topics.map(({ slug }, index) => [slug, index]));
  const scan = compileScanner(topics.flatMap(seedsOf));

  const found = ({ field, tokens, sentences }: ReadField): Found[] => {
    return [...longestHits(scan(tokens))].map(([topic, hits]) => {
      const mentions = new Map<Seed, number>();
      for (const { value, first } of hits) {
        const weight = sentences[tokens[first]?.sentence ?? 0] ?? 1;
        mentions.set(value, (mentions.get(value) ?? 0) + weight);
      }
      let sum = 0;
      for (const [{ weight }, count] of mentions)
        sum += weight * (field === 'title' ? TITLE : saturated(count));
      const evidence = hits
        .filter(({ value }) => value.weight > 0)
        .map(({ first, last }) => ({ field, start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }));
      return { topic, sum, evidence };
    });
  };

  const tag = (title: string, abstract: string): TopicAssignment[] => {
    const byTopic = new Map<string, Found>();
    for (const { topic, sum, evidence } of readPaper(title, abstract).flatMap(found)) {
      const known = byTopic.get(topic);
      byTopic.set(topic, {
        topic,
        sum: sum + (known?.sum ?? 0),
        evidence: [...(known?.evidence ?? []), ...evidence],
      });
    }
    // By their sums the strongest first, which is also by their scores; of two alike the first of the taxonomy.
    const ranked = [...byTopic.values()]
      .sort((a, b) => b.sum - a.sum || (order.get(a.topic) ?? 0) - (order.get(b.topic) ?? 0))
      .map(({ topic, sum, evidence }) => ({ topic, score: 1 - Math.exp(-Math.max(0, sum)), evidence }));
    const given = ranked.filter(({ score }) => score >= GIVEN);
    const nearest = ranked.slice(0, 1).filter(({ score }) => score >= NEAREST);
    if (given.length > 0) return given;
    return nearest.length > 0 ? nearest : [{ topic: taxonomy.otherwise, score: 0, evidence: [] }];
  };

  // Sentences, words and capitals are read by code that the shipped tagger's version stands for.
  return { version: contentHash({ CODE, WEIGHTS, TITLE, GIVEN, NEAREST, TAGGER_VERSION, taxonomy }), tag };
}

/** A topic's seeds; one that is given in several ways counts as the first of them. */
function seedsOf({ slug, label, definition, phrases = [], against = [] }: Topic) {
  const names = labelPhrases(label);
  const kinds = [
    { weight: WEIGHTS.phrases, list: phrases },
    { weight: WEIGHTS.against, list: against },
    // A label that lists several things names none of them for certain.
    { weight: names.length === 1 ? WEIGHTS.label : WEIGHTS.definition, list: names },
    { weight: WEIGHTS.definition, list: definitionPhrases(definition) },
  ];
  const known = new Set<string>();
  return kinds.flatMap(({ weight, list }) =>
    list.flatMap((phrase) => {
      const value: Seed = { topic: slug, phrase, weight };
      return sequencesOf(phrase).flatMap((sequence) => {
        const key = JSON.stringify(sequence);
        if (known.has(key)) return [];
        known.add(key);
        return [{ sequence, value }];
      });
    }),
  );
}
