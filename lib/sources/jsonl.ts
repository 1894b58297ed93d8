import { z } from 'zod';
import { parseIsoDate } from '#lib/sources/dates.ts';
import type { Line } from '#lib/sources/lines.ts';
import { type LinkKind, type ReaderEvent, SourceError, type SourceFields } from '#lib/sources/record.ts';

const LINK_KINDS = ['code', 'data', 'model', 'project', 'paper'] as const satisfies readonly LinkKind[];
const url = z.url({ protocol: /^https?$/ });
const text = z.string().trim().min(1);
const count = z.int().min(0);

/** A line of Broadsheet's own JSON lines: what `npm run export` writes, or bibliographic facts alone. */
const line = z.object({
  title: text,
  abstract: text.optional(),
  authors: z.array(text).optional(),
  authorCount: count.optional(),
  publishedOn: text.optional(),
  year: z.int().min(1000).max(9999).optional(),
  venue: text.optional(),
  organisation: z.union([text, z.object({ slug: text, name: text })]).optional(),
  arxivId: z
    .string()
    .regex(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})(v\d+)?$/)
    .optional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/)
    .optional(),
  comments: count.optional(),
  upvotes: count.optional(),
  links: z.array(z.object({ kind: z.enum(LINK_KINDS), url })).optional(),
  codeUrl: url.optional(),
  projectUrl: url.optional(),
  aclUrl: url.optional(),
});

/**
 * Whether the first lines of a text are JSON lines of papers: the first begins an object, and one of them is an
 * object with a title (not just the first, which may be the single one that cannot be used).
 */
export function isJsonLines(lines: string[]): boolean {
  const filled = lines.map((candidate) => candidate.trim()).filter((candidate) => candidate !== '');
  if (!filled[0]?.startsWith('{')) return false;
  return filled.some((candidate) => {
    const parsed = parseObject(candidate);
    return parsed !== undefined && 'title' in parsed;
  });
}

/**
 * Reads Broadsheet's JSON lines. A line that is no such record is a reject and the others are read.
 *
 * @throws SourceError when the last line breaks off, or no line at all can be used.
 */
export async function* readJsonLines(lines: AsyncIterable<Line>): AsyncGenerator<ReaderEvent> {
  yield { type: 'layout', kind: 'jsonl' };
  let position = 0;
  let used = 0;
  let number = 1;
  for await (const { text: content, number: here, ended } of lines) {
    number = here;
    if (content.trim() === '') continue;
    position += 1;
    const span = { firstLine: here, lastLine: here };
    const read = readLine(content);
    if (typeof read !== 'string') {
      used += 1;
      yield { type: 'record', record: { ...span, position, fields: read } };
    } else if (!ended && parseObject(content) === undefined) {
      throw new SourceError(here, 'the last line breaks off: it is no whole JSON object');
    } else {
      yield { type: 'reject', reject: { ...span, scope: 'record', reason: read } };
    }
  }
  if (used === 0) throw new SourceError(number, 'no line is a record that can be used');
}

function readLine(content: string): SourceFields | string {
  const json = parseObject(content);
  if (!json) return 'no JSON object';
  const parsed = line.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return issue ? `${issue.path.join('.') || 'record'}: ${issue.message}` : 'not a record';
  }
  const { authors, organisation, publishedOn, year, comments, links, codeUrl, projectUrl, aclUrl, ...same } =
    parsed.data;
  const published = publishedOn === undefined ? undefined : parseIsoDate(publishedOn);
  if (publishedOn !== undefined && !published) return `publishedOn: “${publishedOn}” is no date`;
  const all = [
    ...(links ?? []),
    ...(codeUrl ? [{ kind: 'code' as const, url: codeUrl }] : []),
    ...(projectUrl ? [{ kind: 'project' as const, url: projectUrl }] : []),
    ...(aclUrl ? [{ kind: 'paper' as const, url: aclUrl }] : []),
  ];
  return defined({
    ...same,
    // An empty list says that no name is known, as leaving it out does; no paper was written by nobody.
    authors: authors?.length ? authors : undefined,
    organisation:
      typeof organisation === 'string' ? { slug: organisation, name: organisation } : organisation,
    published: published ?? (year === undefined ? undefined : { year }),
    commentCount: comments,
    links: all.length > 0 ? all : undefined,
  });
}

function parseObject(content: string): object | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves out the fields that are undefined, so that "not given" has one form. */
function defined(
  fields: { [K in keyof SourceFields]: SourceFields[K] | undefined } & { title: string },
): SourceFields {
  const { title, ...others } = fields;
  return { title, ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)) };
}
