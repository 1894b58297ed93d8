import { z } from 'zod';
import { topicBySlug } from '#lib/topics/taxonomy.ts';
import { quoted } from '#lib/wording.ts';

/**
 * A paper whose topics people have labelled: at least one, each of the taxonomy. `core` is the one that it is most
 * about: as labelled, else the first of the topics. An abstract that is given is not empty.
 */
export type LabelledPaper = { title: string; abstract?: string; topics: string[]; core: string };

const topic = z.string({ error: 'wants the slug of a topic' }).refine((slug) => topicBySlug.has(slug), {
  error: ({ input }) => `${quoted(String(input))} is no topic; lib/topics/topics.json has the slugs of all`,
});

const line = z.object({
  title: z.string().trim().min(1, 'it is empty'),
  abstract: z.string().trim().nullish(),
  topics: z.array(topic, { error: 'wants a list of topic slugs, like ["retrieval"]' }),
  core: topic.nullish(),
});

const NO_OBJECT = 'no JSON object; a line is one like {"title": "…", "topics": ["retrieval"]}';

/** Reads one line of labels, a JSON object; fields of other names are let be. @returns the paper, or why it is none. */
export function readLabelledPaper(text: string): LabelledPaper | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return NO_OBJECT;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return NO_OBJECT;
  const parsed = line.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return issue ? `${String(issue.path[0])}: ${issue.message}` : 'no labelled paper';
  }
  const { title, abstract, topics, core } = parsed.data;
  const [first] = topics;
  if (first === undefined) return 'topics: it is empty, and every paper has at least one';
  if (core && !topics.includes(core)) return `core: “${core}” is not among the topics of the paper`;
  return { title, ...(abstract && { abstract }), topics, core: core ?? first };
}
