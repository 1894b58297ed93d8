import type { Database } from '#db/open.ts';
import { papersExported } from '#db/queries/export-papers.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { countPapers, placeOf, selectIds } from '#db/queries/list-papers.ts';
import { resolveSlug } from '#db/queries/paper-page.ts';
import type { Cursor } from '#lib/cursor.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import type { Labels } from '#lib/labels.ts';
import { type PaperQuery, parsePaperQuery } from '#lib/paper-query.ts';
import type { Params, QueryProblem } from '#lib/params.ts';
import { readSetPage } from '#lib/set-page.ts';
import { parseTopicQuery, topicState } from '#lib/topic-query.ts';

/** A set of papers that an address asks for in a form of it: a state from its first page on. */
export type AskedSet = { query: PaperQuery; labels: Labels; problems: QueryProblem[] };

/** A stretch of a set for a program; `next` is where the one after it begins. */
export type SetStretch = {
  total: number;
  page: number;
  results: ExportedPaper[];
  next: Cursor | undefined;
  limit: number;
  problems: QueryProblem[];
};

/** The explorer's set; values that the database does not know are left out, and named in `problems`. */
export async function askedSet(db: Database, params: Params): Promise<AskedSet> {
  const parsed = parsePaperQuery({ ...params, page: undefined });
  const { query, labels, problems } = await knownValues(db, parsed.query);
  return { query, labels, problems: [...parsed.problems, ...problems] };
}

/** A topic's set; undefined when there is no such topic. */
export async function askedTopicSet(
  db: Database,
  slug: string,
  params: Params,
): Promise<AskedSet | undefined> {
  const { sort, problems } = parseTopicQuery({ ...params, page: undefined });
  const { query, labels } = await knownValues(db, topicState(slug, { sort, page: 1 }));
  return query.chosen.topic.join() === slug ? { query, labels, problems } : undefined;
}

/** The stretch of a set that `limit`, `cursor` and `page` ask for; one past the end is empty. */
export async function setStretch(
  db: Database,
  { query, problems: before }: AskedSet,
  params: Params,
): Promise<SetStretch> {
  const problems = [...before];
  const { limit, cursor, page } = readSetPage(params, problems);
  const total = await countPapers(db, query);
  const first = cursor ? await placeAfter(db, query, cursor) : (page - 1) * limit;
  const ids = first < total ? selectIds(db, query, limit, first) : [];
  const results: ExportedPaper[] = [];
  for await (const paper of papersExported(db, ids)) results.push(paper);
  if (first > 0 && first >= total && !cursor)
    problems.push({ parameter: 'page', value: String(page), fault: `There is no page ${page}` });
  const end = first + ids.length;
  const last = results.at(-1);
  const next = last && end < total ? { offset: end, after: last.slug } : undefined;
  return { total, page: cursor ? Math.floor(first / limit) + 1 : page, results, next, limit, problems };
}

/** How many papers of a set come up to and with the one that a cursor names. */
async function placeAfter(db: Database, query: PaperQuery, cursor: Cursor): Promise<number> {
  const paper = await resolveSlug(db, cursor.after);
  if (!paper || cursor.offset === 0) return cursor.offset;
  const [there] = selectIds(db, query, 1, cursor.offset - 1);
  if (there === paper.paperId) return cursor.offset;
  // Papers have come or gone since: only then is the whole set gone through.
  const place = placeOf(db, query, paper.paperId);
  return place === undefined ? cursor.offset : place + 1;
}
