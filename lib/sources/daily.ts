import { z } from 'zod';
import { readArxivId } from '#lib/arxiv-id.ts';
import { parseIsoDate } from '#lib/sources/dates.ts';
import { jsonElements } from '#lib/sources/json-elements.ts';
import { count, defined, parseObject, phrase, reasonOf } from '#lib/sources/json-record.ts';
import type { Line } from '#lib/sources/lines.ts';
import { sourceLink } from '#lib/sources/link.ts';
import { type ReaderEvent, SourceError, type SourceFields } from '#lib/sources/record.ts';

const time = z
  .string()
  .refine((text) => /^.{10}(?:T|$)/.test(text) && parseIsoDate(text.slice(0, 10))?.day, 'no ISO time');
const organisation = z.object({ name: phrase, fullname: phrase.nullish() });

/**
 * An element of an answer of `/api/daily_papers`, in the three ages of its schema: of 2024 (the element's own time is
 * that of the listing, and the summary stands in the paper alone), of 2025 (`submittedOnDailyAt`, `githubRepo`, what
 * a model says of the paper) and of 2026 (`organization`, `githubStars`).
 */
const element = z.object({
  publishedAt: time.nullish(),
  title: phrase.nullish(),
  summary: phrase.nullish(),
  numComments: count.nullish(),
  organization: organisation.nullish(),
  paper: z.object({
    id: z.string().min(1),
    title: phrase.nullish(),
    summary: phrase.nullish(),
    authors: z
      .array(
        z.object({ name: z.string(), hidden: z.boolean().nullish(), statusLastChangedAt: time.nullish() }),
      )
      .nullish(),
    publishedAt: time.nullish(),
    submittedOnDailyAt: time.nullish(),
    upvotes: count.nullish(),
    githubRepo: z.string().nullish(),
    githubStars: count.nullish(),
    projectPage: z.string().nullish(),
    organization: organisation.nullish(),
    ai_summary: phrase.nullish(),
    ai_keywords: z.array(phrase).nullish(),
  }),
});

/** Whether the first lines of a text begin a JSON array, of objects if it goes on. */
export function isDailyPapers(lines: string[]): boolean {
  return /^\[\s*(?:\{|$|\])/.test(
    lines
      .map((line) => line.trim())
      .join(' ')
      .trim(),
  );
}

/**
 * Reads an answer of the Daily Papers API: a JSON array, an element a paper, on one line or on many. An element that
 * is no such paper is a reject. The newest time that stands in it is the day of its capture or one before: papers are
 * listed and claimed until it is made.
 *
 * @throws SourceError when the array breaks off, or no element can be used.
 */
export async function* readDailyPapers(lines: AsyncIterable<Line>): AsyncGenerator<ReaderEvent> {
  let position = 0;
  let used = 0;
  let newest = '';
  let reason = 'the array is empty';
  let last = 1;
  for await (const { text, ...span } of jsonElements(lines)) {
    position += 1;
    last = span.firstLine;
    const json = parseObject(text);
    const parsed = element.safeParse(json);
    const fields = parsed.success ? fieldsOf(parsed.data) : undefined;
    if (parsed.success && fields) {
      used += 1;
      for (const at of timesOf(parsed.data)) if (at > newest) newest = at;
      yield { type: 'record', record: { ...span, position, fields } };
    } else {
      reason = !json ? 'no JSON object' : parsed.success ? 'title: none' : reasonOf(parsed.error);
      yield { type: 'reject', reject: { ...span, scope: 'record', reason } };
    }
  }
  if (used === 0)
    throw new SourceError(
      last,
      `a JSON array without a paper of the Daily Papers API that can be used (${reason})`,
    );
  yield { type: 'layout', kind: 'daily', ...(newest !== '' && { newest: newest.slice(0, 10) }) };
}

type Element = z.infer<typeof element>;

/**
 * What an element says of its paper; undefined without a title. Authors that the site hides are left out, and are not
 * counted: the site takes entries off a paper's page that name nobody who wrote it.
 */
function fieldsOf(item: Element): SourceFields | undefined {
  const { paper } = item;
  const title = paper.title ?? item.title;
  if (!title) return undefined;
  const names = (paper.authors ?? [])
    .filter(({ hidden }) => hidden !== true)
    .map(({ name }) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
  const from = paper.organization ?? item.organization;
  const links = [sourceLink('code', paper.githubRepo), sourceLink('project', paper.projectPage)].filter(
    (link) => link !== undefined,
  );
  const published = paper.publishedAt ? parseIsoDate(paper.publishedAt.slice(0, 10)) : undefined;
  // Before there was a time of submission the element's own was that of the listing.
  const listed = paper.submittedOnDailyAt ?? (paper.summary && item.summary ? undefined : item.publishedAt);
  return defined({
    title,
    abstract: paper.summary ?? item.summary ?? undefined,
    authors: names.length > 0 ? names : undefined,
    organisation: from ? { slug: from.name, name: from.fullname ?? from.name } : undefined,
    published,
    arxivId: readArxivId(paper.id),
    commentCount: item.numComments ?? undefined,
    upvotes: paper.upvotes ?? undefined,
    links: links.length > 0 ? links : undefined,
    listedOn: listed?.slice(0, 10),
    codeStars: paper.githubStars ?? undefined,
    keywords: paper.ai_keywords?.length ? paper.ai_keywords : undefined,
    summary: paper.ai_summary ?? undefined,
  });
}

function timesOf({ publishedAt, paper }: Element): string[] {
  const claims = (paper.authors ?? []).map((author) => author.statusLastChangedAt);
  return [publishedAt, paper.publishedAt, paper.submittedOnDailyAt, ...claims].filter(
    (at) => typeof at === 'string',
  );
}
