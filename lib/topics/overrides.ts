import { z } from 'zod';
import type { TopicAssignment } from '#lib/topics/assignment.ts';

/** What is to be done to a paper's topics, as slugs: `core` is to come first, and is added where it is missing. */
export type Correction = { add: string[]; remove: string[]; core?: string };

/** One line of an overrides file: the paper by its slug or its title, and the correction. */
export type Override = { paper: { slug: string } | { title: string }; correction: Correction };

/** The slugs of the topics in force, as a set or as the keys of a map. */
export type KnownTopics = { has: (slug: string) => boolean };

const LIST = 'wants a list of topic slugs, like ["retrieval"]';
const slugs = z.array(z.string({ error: LIST }), { error: LIST });
const text = (what: string) =>
  z
    .string({ error: `wants ${what}` })
    .trim()
    .min(1, { error: 'is empty' });

const line = z.strictObject(
  {
    slug: text('a text: the last part of the paper’s address').optional(),
    title: text('a text: the paper’s title').optional(),
    add: slugs.optional(),
    remove: slugs.optional(),
    core: text('the slug of one topic').optional(),
  },
  {
    error: ({ keys }) =>
      `has a field ${Array.isArray(keys) ? keys[0] : keys}, which is not known; it wants slug or title, and add, remove or core`,
  },
);

/**
 * Reads one line of an overrides file: `{"slug": "…"}` or `{"title": "…"}`, with `add`, `remove` (lists of topic
 * slugs) and `core` (one). `known` are the topics of the taxonomy in force.
 *
 * @returns the override; or, where it cannot be used, the reason with what to do.
 */
export function readOverride(content: string, known: KnownTopics): Override | string {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return 'no JSON: write one object a line, like {"slug": "a-paper", "add": ["retrieval"]}';
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'no JSON object';
  const read = line.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return `${issue?.path[0] === undefined ? 'the line' : String(issue.path[0])} ${issue?.message ?? 'cannot be used'}`;
  }
  const { slug, title, add = [], remove = [], core } = read.data;
  if ((slug === undefined) === (title === undefined))
    return 'names the paper by slug or by title: give one of them';
  const unknown = [...add, ...remove, ...(core === undefined ? [] : [core])].find(
    (topic) => !known.has(topic),
  );
  if (unknown !== undefined)
    return `there is no topic “${unknown}”; the last part of the address of a topic’s page is its slug`;
  if (add.length + remove.length === 0 && core === undefined)
    return 'asks for nothing: give add, remove or core';
  const correction = joinedCorrections(
    { add: [], remove: [] },
    { add, remove, ...(core !== undefined && { core }) },
  );
  if (typeof correction === 'string') return correction;
  return { paper: slug === undefined ? { title: title ?? '' } : { slug }, correction };
}

/** Two corrections of one paper as one, or why they cannot both be done. */
export function joinedCorrections(one: Correction, other: Correction): Correction | string {
  const cores = new Set([one.core, other.core].filter((core) => core !== undefined));
  if (cores.size > 1)
    return `makes “${other.core}” the main topic, and “${one.core}” is to be it; keep one of them`;
  const [core] = cores;
  const add = [...new Set([...one.add, ...other.add])];
  const remove = [...new Set([...one.remove, ...other.remove])];
  const both = [...add, ...cores].find((topic) => remove.includes(topic));
  if (both !== undefined) return `both adds and removes “${both}”; keep one of them`;
  return { add, remove, ...(core !== undefined && { core }) };
}

/** A topic of a paper, and whether the tagger or a correction gave it. */
type GivenTopic = TopicAssignment & { by: 'tagger' | 'hand' };

/** A paper's topics after its correction, and those of the tagger's that it took away. */
export type Corrected = { topics: GivenTopic[]; removed: string[] };

/**
 * Applies a correction to what the tagger gave. A topic that it added has score 1 and no evidence; one that the tagger
 * had given anyway stays as it was. The core topic is the one asked for, else the tagger's first that is left, else
 * the first that is added; the others follow by falling score.
 *
 * @returns undefined when it would leave no topic: every paper has one at least.
 */
export function corrected(
  assigned: readonly TopicAssignment[],
  { add, remove, core }: Correction,
): Corrected | undefined {
  const asked = new Set([...(core === undefined ? [] : [core]), ...add]);
  // A score of 0 says that no topic fits: one that is added does.
  const kept = assigned
    .filter(
      ({ topic, score }) => !remove.includes(topic) && (score > 0 || asked.size === 0 || asked.has(topic)),
    )
    .map((given): GivenTopic => ({ ...given, by: 'tagger' }));
  const added = [...asked]
    .filter((topic) => !kept.some((given) => given.topic === topic))
    .map((topic): GivenTopic => ({ topic, score: 1, evidence: [], by: 'hand' }));
  const all = [...kept, ...added];
  const first = all.find(({ topic }) => topic === core) ?? all[0];
  if (first === undefined) return undefined;
  const rest = all.filter((given) => given !== first).sort((a, b) => b.score - a.score);
  const removed = assigned.map(({ topic }) => topic).filter((topic) => remove.includes(topic));
  return { topics: [first, ...rest], removed };
}
