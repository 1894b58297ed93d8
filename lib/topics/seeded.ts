import type { Evidence, TopicAssignment } from '#lib/topics/assignment.ts';
import { contentHash } from '#lib/topics/content-hash.ts';
import { longestHits, saturated } from '#lib/topics/longest-hits.ts';
import type { PhraseWord } from '#lib/topics/phrases.ts';
import { type ReadField, readPaper } from '#lib/topics/read-paper.ts';
import { compileScanner } from '#lib/topics/scanner.ts';
import { definitionPhrases, labelPhrases, sequencesOf } from '#lib/topics/seed-phrases.ts';
import { TAGGER_VERSION } from '#lib/topics/tag.ts';
import type { Tagger } from '#lib/topics/tagger.ts';
import type { Taxonomy, Topic } from '#lib/topics/taxonomy-shape.ts';

/** A phrase that speaks for a topic, or with a negative weight against it, and the sequences of words that it stands for. */
type Seed = { topic: string; weight: number; sequences: PhraseWord[][] };

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
  const seeds = topics.flatMap(seedsOf);
  const topicOf = seeds.map(({ topic }) => order.get(topic) ?? 0);
  const scan = compileScanner(
    seeds.flatMap(({ sequences }, value) => sequences.map((sequence) => ({ sequence, value }))),
  );

  const found = ({ field, tokens, sentences }: ReadField): Found[] => {
    const { values, firsts, lasts } = longestHits(scan(tokens), topicOf);
    const byTopic = new Map<string, Found>();
    const mentions = new Map<Seed, number>();
    for (const [hit, value] of values.entries()) {
      const [seed, first, last] = [seeds[value], tokens[firsts[hit] ?? -1], tokens[lasts[hit] ?? -1]];
      if (seed === undefined || first === undefined || last === undefined) continue;
      const { topic, weight } = seed;
      const known = byTopic.get(topic) ?? { topic, sum: 0, evidence: [] };
      byTopic.set(topic, known);
      mentions.set(seed, (mentions.get(seed) ?? 0) + (sentences[first.sentence] ?? 1));
      if (weight > 0) known.evidence.push({ field, start: first.start, end: last.end });
    }
    for (const [{ topic, weight }, count] of mentions) {
      const known = byTopic.get(topic);
      if (known !== undefined) known.sum += weight * (field === 'title' ? TITLE : saturated(count));
    }
    return [...byTopic.values()];
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
function seedsOf({ slug, label, definition, phrases = [], against = [] }: Topic): Seed[] {
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
    list.map((phrase): Seed => {
      const sequences = sequencesOf(phrase).filter((sequence) => {
        const key = JSON.stringify(sequence);
        const isNew = !known.has(key);
        known.add(key);
        return isNew;
      });
      return { topic: slug, weight, sequences };
    }),
  );
}
