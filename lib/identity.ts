import { arxivIdOfDoi, readArxivId } from '#lib/arxiv-id.ts';
import type { SourceFields } from '#lib/sources/record.ts';
import { titleKey } from '#lib/text/title-key.ts';

/** What records of one paper have in common: the id without version and class, the DOI in small letters. */
export type Keys = { titleKey: string; arxivId: string | null; doi: string | null };

/** The keys of a record. */
export function keysOf(fields: SourceFields): Keys {
  return { titleKey: titleKey(fields.title), ...keysOfIds(fields) };
}

/** A DOI that arXiv gives to each of its papers is the arXiv id, and no key beside it. */
export function keysOfIds({ arxivId, doi }: Pick<SourceFields, 'arxivId' | 'doi'>): Omit<Keys, 'titleKey'> {
  const fromDoi = doi === undefined ? undefined : arxivIdOfDoi(doi);
  return {
    arxivId: (arxivId === undefined ? undefined : readArxivId(arxivId)) ?? fromDoi ?? null,
    doi: doi === undefined || fromDoi !== undefined ? null : doi.toLowerCase(),
  };
}

/** Records of one paper, with all that they are told by. */
type Work<Record> = { records: Record[]; arxivId: string | null; dois: Set<string>; titles: Set<string> };

/**
 * Sorts records by the papers that they are of. The outcome depends only on what the records say, never on the order
 * in which they came:
 *
 * 1. Records of one arXiv id are one paper, and two arXiv ids are never the same one.
 * 2. Records of one DOI are one paper; those without an arXiv id are of the first that has both.
 * 3. A title joins a paper that has only DOIs to the first of the title that has only an arXiv id: a preprint and what
 *    was published of it. Different DOIs keep apart.
 * 4. Records of a title alone are of the first paper of that title.
 *
 * "First" is by arXiv id, then by DOI, in the order of code points: where a title or a DOI stands for several papers
 * nothing tells which one is meant, but it is the same one whenever it is asked.
 *
 * @param records with everything that shares a key with one of them, directly or through others.
 * @returns the records of each paper, in no particular order.
 */
export function sameWorks<Record extends Keys>(records: readonly Record[]): Record[][] {
  const works = worksOfIds(records);
  const byTitle = new Map<string, Work<Record>[]>();
  for (const work of works) for (const title of work.titles) push(byTitle, title, work);
  const absorbed = new Map<Work<Record>, Work<Record>>();
  const titles = [...new Set(records.map((record) => record.titleKey))].sort();
  for (const title of titles) joinPublished(title, byTitle, absorbed);
  const untold = new Map<string, Work<Record>>();
  for (const record of records) {
    if (record.arxivId !== null || record.doi !== null) continue;
    const { titleKey: title } = record;
    const work = first(byTitle.get(title) ?? [], absorbed) ?? untold.get(title) ?? emptyWork<Record>(null);
    if (work.titles.size === 0) untold.set(title, work);
    add(work, record);
  }
  const told = works.filter((work) => !absorbed.has(work));
  return [...told, ...untold.values()].map((work) => work.records);
}

/** Papers by their arXiv ids, then those that have only a DOI, both in order. */
function worksOfIds<Record extends Keys>(records: readonly Record[]): Work<Record>[] {
  const byArxivId = new Map<string, Work<Record>>();
  for (const record of records) {
    if (record.arxivId === null) continue;
    const work = byArxivId.get(record.arxivId) ?? emptyWork<Record>(record.arxivId);
    byArxivId.set(record.arxivId, work);
    add(work, record);
  }
  const onArxiv = sortedBy(byArxivId);
  const withDoi = new Map<string, Work<Record>>();
  for (const work of onArxiv) for (const doi of work.dois) if (!withDoi.has(doi)) withDoi.set(doi, work);
  const elsewhere = new Map<string, Work<Record>>();
  for (const record of records) {
    if (record.arxivId !== null || record.doi === null) continue;
    const known = withDoi.get(record.doi) ?? elsewhere.get(record.doi);
    const work = known ?? emptyWork<Record>(null);
    if (!known) elsewhere.set(record.doi, work);
    add(work, record);
  }
  return [...onArxiv, ...sortedBy(elsewhere)];
}

/** Gives each paper of the title that has only a DOI to the next one on arXiv that has none. */
function joinPublished<Record extends Keys>(
  title: string,
  byTitle: Map<string, Work<Record>[]>,
  absorbed: Map<Work<Record>, Work<Record>>,
): void {
  const works = (byTitle.get(title) ?? []).filter((work) => !absorbed.has(work));
  const free = works.filter(({ arxivId, dois }) => arxivId !== null && dois.size === 0).sort(byArxivId);
  for (const published of works.filter(({ arxivId }) => arxivId === null)) {
    const preprint = free.shift();
    if (!preprint) return;
    for (const other of published.titles) if (!preprint.titles.has(other)) push(byTitle, other, preprint);
    for (const record of published.records) add(preprint, record);
    absorbed.set(published, preprint);
  }
}

function first<Record>(
  works: readonly Work<Record>[],
  absorbed: ReadonlyMap<Work<Record>, Work<Record>>,
): Work<Record> | undefined {
  let found: Work<Record> | undefined;
  for (const work of works) {
    // Those on arXiv come before the others, and the others are in order; only joining adds one at the end.
    if (absorbed.has(work) || (found && (work.arxivId === null || byArxivId(found, work) <= 0))) continue;
    found = work;
  }
  return found;
}

function byArxivId(a: { arxivId: string | null }, b: { arxivId: string | null }): number {
  const [left, right] = [a.arxivId ?? '', b.arxivId ?? ''];
  // A paper that is not on arXiv comes last.
  return Number(left === '') - Number(right === '') || (left < right ? -1 : left > right ? 1 : 0);
}

function emptyWork<Record>(arxivId: string | null): Work<Record> {
  return { records: [], arxivId, dois: new Set(), titles: new Set() };
}

function add<Record extends Keys>(work: Work<Record>, record: Record): void {
  work.records.push(record);
  if (record.doi !== null) work.dois.add(record.doi);
  work.titles.add(record.titleKey);
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function sortedBy<Value>(map: ReadonlyMap<string, Value>): Value[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
