import { z } from 'zod';
import { parseIsoDate } from '#lib/sources/dates.ts';
import { readJsonRecords } from '#lib/sources/json-lines.ts';
import { count, defined, parseObject, reasonOf } from '#lib/sources/json-record.ts';
import type { Line } from '#lib/sources/lines.ts';
import { writtenAddress } from '#lib/sources/link.ts';
import type { LinkKind, ReaderEvent, SourceFields } from '#lib/sources/record.ts';

const LINK_KINDS = ['code', 'data', 'model', 'project', 'paper'] as const satisfies readonly LinkKind[];
const url = z.url({ protocol: /^https?$/ }).transform(writtenAddress);
/**
 * A text as it stands, its line breaks too; only white space that is not to break is a space, as it is in every line, and
 * what no text can hold is left out: null characters and halves of characters, which JSON can write.
 */
const text = z
  .string()
  .transform((given) =>
    given
      .replace(/[\u00a0\u2007\u202f]/g, ' ')
      .replace(/\0|\p{Surrogate}/gu, '')
      .trim(),
  )
  .pipe(z.string().min(1));
/** One that was given here or elsewhere: what slugify (lib/text/slug.ts) makes, and a number. */
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(120);
const origin = z.object({
  file: text,
  position: z.int().min(1),
  lines: z.tuple([z.int().min(1), z.int().min(1)]),
});

/** A line of Broadsheet's own JSON lines: what `npm run export` writes, or bibliographic facts alone. */
const line = z.object({
  slug: slug.optional(),
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
    .regex(/^10\.\d{4,9}\/[^\s\p{Cc}\p{Cf}]+$/u)
    .optional(),
  comments: count.optional(),
  upvotes: count.optional(),
  categories: z.array(text).optional(),
  journalRef: text.optional(),
  listedOn: z.iso.date().optional(),
  codeStars: count.optional(),
  keywords: z.array(text).optional(),
  summary: text.optional(),
  sources: z.array(origin).optional(),
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
  yield* readJsonRecords(lines, fieldsOf);
}

function fieldsOf(json: object): SourceFields | string {
  const parsed = line.safeParse(json);
  if (!parsed.success) return reasonOf(parsed.error);
  const { authors, organisation, publishedOn, year, comments, sources, links, ...rest } = parsed.data;
  const { codeUrl, projectUrl, aclUrl, ...same } = rest;
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
    categories: same.categories?.length ? same.categories : undefined,
    keywords: same.keywords?.length ? same.keywords : undefined,
    origins: sources?.length ? sources : undefined,
  });
}
