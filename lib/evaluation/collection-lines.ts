import { z } from 'zod';

/** A document of a collection: a paper's title and abstract, either of which can be empty. */
export type CollectionDocument = { id: string; title: string; text: string };

/** What is asked of a collection; `sourceDoc` is the id of the document that asks, where one does. */
export type CollectionQuery = { id: string; text: string; sourceDoc?: string };

/** How relevant people found a document for a query: the more the better, 0 or less not at all. */
export type Judgement = { query: string; document: string; grade: number };

const id = z.string('wants a text').min(1, 'it is empty');
const text = z.string('wants a text');

const documentLine = z.object({ _id: id, title: text.nullish(), text });
const queryLine = z.object({ _id: id, text, source_doc: id.nullish() });
const grade = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);

/** Reads a line of `corpus.jsonl`: `_id`, `title`, `text`; other fields are let be. @returns why it is none. */
export function readDocument(line: string): CollectionDocument | string {
  const read = readObject(line, documentLine, '{"_id": "…", "title": "…", "text": "…"}');
  return typeof read === 'string' ? read : { id: read._id, title: read.title ?? '', text: read.text };
}

/** Reads a line of `queries.jsonl`: `_id`, `text`, perhaps `source_doc`; other fields are let be. @returns why it is none. */
export function readQuery(line: string): CollectionQuery | string {
  const read = readObject(line, queryLine, '{"_id": "…", "text": "…"}');
  if (typeof read === 'string') return read;
  return { id: read._id, text: read.text, ...(read.source_doc && { sourceDoc: read.source_doc }) };
}

/** Reads a line of `qrels.tsv` below its header: query, document and grade between tabs. @returns why it is none. */
export function readJudgement(line: string): Judgement | string {
  const [query = '', document = '', score = '', ...more] = line.split('\t');
  if (query === '' || document === '' || score === '' || more.length > 0)
    return 'wants a query’s id, a document’s id and a score, between tabs';
  const parsed = grade.safeParse(score.trim());
  return parsed.success ? { query, document, grade: parsed.data } : `score: “${score}” is no number`;
}

/** Why the first line of `qrels.tsv` is no header, undefined when it is one: a judgement there would go unread. */
export function wrongHeader(line: string): string | undefined {
  return typeof readJudgement(line) === 'string' && line.includes('\t')
    ? undefined
    : 'wants a header, like “query-id”, “corpus-id” and “score” between tabs';
}

function readObject<Shape extends z.ZodType>(
  line: string,
  shape: Shape,
  like: string,
): z.infer<Shape> | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    json = undefined;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return `no JSON object; a line is one like ${like}`;
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return `${String(issue?.path[0])}: ${issue?.message}`;
}
