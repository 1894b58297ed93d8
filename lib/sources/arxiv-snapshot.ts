import { z } from 'zod';
import { arxivFields, versionDay } from '#lib/sources/arxiv-fields.ts';
import { namesIn } from '#lib/sources/arxiv-names.ts';
import { parseIsoDate } from '#lib/sources/dates.ts';
import { readJsonRecords } from '#lib/sources/json-lines.ts';
import { parseObject, reasonOf } from '#lib/sources/json-record.ts';
import type { Line } from '#lib/sources/lines.ts';
import type { ReaderEvent, SourceFields } from '#lib/sources/record.ts';
import { spoken } from '#lib/sources/tex-name.ts';

/** A line of arXiv's metadata snapshot, as it is had from Kaggle. */
const line = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  authors: z.string().nullish(),
  /** Family name, given names, suffix, and sometimes where they work. */
  authors_parsed: z.array(z.array(z.string())).nullish(),
  categories: z.string().nullish(),
  comments: z.string().nullish(),
  'journal-ref': z.string().nullish(),
  doi: z.string().nullish(),
  versions: z.array(z.object({ version: z.string(), created: z.string() })).nullish(),
  update_date: z.string().nullish(),
});

/** Whether the first lines of a text are lines of the snapshot: objects with an id, a title and categories. */
export function isArxivSnapshot(lines: string[]): boolean {
  const filled = lines.map((text) => text.trim()).filter((text) => text !== '');
  if (!filled[0]?.startsWith('{')) return false;
  return filled.some((text) => {
    const parsed = parseObject(text);
    return parsed !== undefined && ['id', 'title', 'categories'].every((name) => name in parsed);
  });
}

/**
 * Reads arXiv's metadata snapshot. Its newest day of update is that of its capture or one before.
 *
 * @throws SourceError when the last line breaks off, or no line can be used.
 */
export async function* readArxivSnapshot(lines: AsyncIterable<Line>): AsyncGenerator<ReaderEvent> {
  let newest = '';
  yield* readJsonRecords(lines, (json) => {
    const parsed = line.safeParse(json);
    if (!parsed.success) return reasonOf(parsed.error);
    const { update_date: updated } = parsed.data;
    if (updated && updated > newest && parseIsoDate(updated)?.day && updated.length === 10) newest = updated;
    return fieldsOf(parsed.data);
  });
  yield { type: 'layout', kind: 'arxiv', ...(newest !== '' && { newest }) };
}

function fieldsOf(read: z.infer<typeof line>): SourceFields | string {
  const { authors_parsed: parts, versions, ...same } = read;
  const first = versions?.find(({ version }) => version === 'v1') ?? versions?.[0];
  return arxivFields({
    ...same,
    authors: parts?.length
      ? parts.map(([family = '', given, suffix]) => spoken(given ?? '', family, suffix))
      : namesIn(read.authors),
    journalRef: read['journal-ref'],
    submitted: first && versionDay(first.created),
  });
}
