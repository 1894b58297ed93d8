import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { type ArxivPaper, arxivFields, versionDay } from '#lib/sources/arxiv-fields.ts';
import { namesIn } from '#lib/sources/arxiv-names.ts';
import { parseIsoDate } from '#lib/sources/dates.ts';
import { reasonOf } from '#lib/sources/json-record.ts';
import type { Line } from '#lib/sources/lines.ts';
import { type Layout, type ReaderEvent, SourceError, type SourceFields } from '#lib/sources/record.ts';
import { spoken } from '#lib/sources/tex-name.ts';
import { xmlRecords } from '#lib/sources/xml-records.ts';

/** What an OAI-PMH interface answers instead of records: `noRecordsMatch`, `badResumptionToken` … */
export class OaiError extends SourceError {
  readonly code: string;

  constructor(code: string, message: string) {
    super(1, `the interface answered with an error: ${code}${message && ` (${message})`}`);
    this.name = 'OaiError';
    this.code = code;
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  isArray: (name) => name === 'version' || name === 'author',
});

const shared = {
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  categories: z.string().optional(),
  comments: z.string().optional(),
  doi: z.string().optional(),
};
/** What an element has besides attributes: none of them makes it an object with its text in `#text`. */
const journalRef = z.string().optional();
const version = z.object({ '@version': z.string(), date: z.string() });
const author = z.object({
  keyname: z.string(),
  forenames: z.string().optional(),
  suffix: z.string().optional(),
});

/** `arXivRaw`: the authors as they are printed, and every version. `arXiv`: the authors in their parts. */
const raw = z.object({
  ...shared,
  authors: z.string().optional(),
  'journal-ref': journalRef,
  version: z.array(version).optional(),
});
const parsed = z.object({
  ...shared,
  authors: z.object({ author: z.array(author) }).optional(),
  'journal-ref': journalRef,
  created: z.string().optional(),
});
const record = z.object({
  header: z.object({ '@status': z.string().optional(), identifier: z.string() }).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});
const text = z
  .union([z.string(), z.looseObject({ '#text': z.string().optional() })])
  .transform((value) => (typeof value === 'string' ? value : (value['#text'] ?? '')));
const envelope = z.object({
  'OAI-PMH': z
    .looseObject({
      responseDate: text.optional(),
      error: z.object({ '@code': z.string(), '#text': z.string().optional() }).optional(),
      ListRecords: z.union([z.looseObject({ resumptionToken: text.optional() }), z.string()]).optional(),
    })
    .optional(),
});

/** Whether the first lines of a text are XML that begins as an answer of OAI-PMH, or as a record of one. */
export function isOai(lines: string[]): boolean {
  let rest = lines.join('\n').slice(0, 10_000).trimStart();
  for (let end = endOfProlog(rest); end > 0; end = endOfProlog(rest)) rest = rest.slice(end).trimStart();
  return /^<(?:[\w-]+:)?(?:OAI-PMH|record)[\s>]/.test(rest);
}

/** The offset behind the XML declaration or the comment that a text begins with; 0 if it begins with neither. */
function endOfProlog(text: string): number {
  const closing = text.startsWith('<?') ? '?>' : text.startsWith('<!--') ? '-->' : undefined;
  const at = closing === undefined ? -1 : text.indexOf(closing, 2);
  return closing === undefined || at < 0 ? 0 : at + closing.length;
}

/**
 * Reads an answer of arXiv's OAI-PMH interface in its formats `arXiv` and `arXivRaw`, or single records of it. A record
 * that arXiv has deleted, or that cannot be used, is a reject. The day of the answer is that of the capture; the
 * resumption token is told with the layout.
 *
 * @throws OaiError when the answer is an error; SourceError when the XML is not whole, or no record can be used.
 */
export async function* readOai(lines: AsyncIterable<Line>): AsyncGenerator<ReaderEvent> {
  const records = xmlRecords(lines);
  let position = 0;
  let used = 0;
  let unusable: { line: number; reason: string } | undefined;
  let next = await records.next();
  for (; !next.done; next = await records.next()) {
    const { text: source, ...span } = next.value;
    position += 1;
    const read = readRecord(source, span.firstLine);
    if (typeof read !== 'string') {
      used += 1;
      yield { type: 'record', record: { ...span, position, fields: read } };
    } else {
      if (!read.startsWith('deleted')) unusable ??= { line: span.firstLine, reason: read };
      yield { type: 'reject', reject: { ...span, scope: 'record', reason: read } };
    }
  }
  const layout = layoutOf(next.value);
  if (used === 0 && unusable)
    throw new SourceError(unusable.line, `no record can be used (${unusable.reason})`);
  if (position === 0) throw new SourceError(1, 'an answer of OAI-PMH without any record');
  yield layout;
}

function layoutOf(source: string): Layout {
  if (/<!DOCTYPE/i.test(source))
    throw new SourceError(1, 'XML with a DOCTYPE, which no answer of OAI-PMH has');
  if (source.trim() === '') return { type: 'layout', kind: 'oai' };
  const read = envelope.safeParse(parseXml(source, 1));
  if (!read.success) throw new SourceError(1, `no answer of OAI-PMH: ${reasonOf(read.error)}`);
  const { error, responseDate, ListRecords: list } = read.data['OAI-PMH'] ?? {};
  if (error) throw new OaiError(error['@code'], error['#text'] ?? '');
  const token = typeof list === 'object' ? list.resumptionToken?.trim() : undefined;
  const day = /^(\d{4}-\d{2}-\d{2})T/.exec(responseDate?.trim() ?? '')?.[1];
  return {
    type: 'layout',
    kind: 'oai',
    ...(day !== undefined && parseIsoDate(day) && { newest: day }),
    ...(token && { resumptionToken: token }),
  };
}

/** @throws SourceError for XML that is not well-formed: what follows it cannot be trusted either. */
function parseXml(source: string, line: number): unknown {
  try {
    return parser.parse(source, true);
  } catch (error) {
    throw new SourceError(
      line,
      `the XML is damaged or breaks off: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function readRecord(source: string, line: number): SourceFields | string {
  const whole = z.object({ record }).safeParse(parseXml(source, line));
  if (!whole.success) return reasonOf(whole.error);
  const { header, metadata } = whole.data.record;
  if (header?.['@status'] === 'deleted') return `deleted by arXiv: ${header.identifier}`;
  if (metadata?.arXivRaw !== undefined) {
    const read = raw.safeParse(metadata.arXivRaw);
    if (!read.success) return reasonOf(read.error);
    const { version: versions, authors, ...paper } = read.data;
    const first = versions?.find((one) => one['@version'] === 'v1') ?? versions?.[0];
    return arxivPaper(paper, namesIn(authors), first && versionDay(first.date));
  }
  if (metadata?.arXiv !== undefined) {
    const read = parsed.safeParse(metadata.arXiv);
    if (!read.success) return reasonOf(read.error);
    const { authors, created, ...paper } = read.data;
    const names = (authors?.author ?? []).map((one) => spoken(one.forenames ?? '', one.keyname, one.suffix));
    return arxivPaper(paper, names, created === undefined ? undefined : parseIsoDate(created));
  }
  const format = Object.keys(metadata ?? {})[0] ?? 'none';
  return `metadata in another format (${format}): only arXiv and arXivRaw are read`;
}

type Shared = Omit<ArxivPaper, 'authors' | 'submitted' | 'journalRef'> & {
  'journal-ref'?: string | undefined;
};

function arxivPaper(
  { 'journal-ref': reference, ...paper }: Shared,
  authors: readonly string[],
  submitted: ArxivPaper['submitted'],
): SourceFields | string {
  return arxivFields({ ...paper, authors, journalRef: reference, submitted });
}
