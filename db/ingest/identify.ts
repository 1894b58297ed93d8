import { eq, sql } from 'drizzle-orm';
import { attach, componentOf, hasPaper, type Keyed, waitingRecords } from '#db/ingest/component.ts';
import type { LoneRecord } from '#db/ingest/derive.ts';
import { prepared } from '#db/ingest/statements.ts';
import { NEW_PAPER_TOPIC } from '#db/ingest/taxonomy.ts';
import type { Database } from '#db/open.ts';
import { appearances, papers, slugs } from '#db/schema.ts';
import { sameWorks } from '#lib/identity.ts';

/**
 * The papers whose records are others now and those that are new, and of these, by the ids that are kept for them, the
 * ones of a lone record, which are not stored yet.
 */
export type Identified = {
  touched: Set<number>;
  created: Set<number>;
  lone: Map<number, LoneRecord>;
};
/** Records of one paper, of which at least one is listed, and the papers that they were of until now. */
type Work = { records: Keyed[]; papers: number[] };

/**
 * Gives every record that has none its paper, by the rules of lib/identity.ts, and looks again at the records that share
 * a key with it: what was taken for one paper may turn out to be two, and what was two one, so that it does not matter
 * in which order sources came. Facts about a paper that nobody lists are left waiting. A paper that becomes a part of
 * another gives it its addresses.
 *
 * @param plain the sources of which a lone record can be derived by itself, whatever else is read: a new paper of one is
 *   only given its id.
 */
export function identify(db: Database, plain: ReadonlySet<number>): Identified {
  const found: Identified = { touched: new Set(), created: new Set(), lone: new Map() };
  let next = (lastPaper(db).get() ?? 0) + 1;
  const nextId = () => next++;
  for (const table of ['appearances', 'facts'] as const) {
    for (const record of waitingRecords(db, table)) {
      // Facts alone wait until somebody lists the paper.
      if (record.isLone && table === 'facts') continue;
      if (!record.isLone || !plain.has(record.sourceId)) {
        if (!hasPaper(db, record)) settle(db, componentOf(db, record), found, nextId);
        continue;
      }
      const { id, sourceId, position } = record;
      const paperId = nextId();
      found.touched.add(paperId);
      found.created.add(paperId);
      found.lone.set(paperId, { id, sourceId, position });
    }
  }
  return found;
}

const lastPaper = prepared((db) =>
  db.$client.prepare<[], number | null>('select max(id) from papers').pluck(),
);

/** Gives the records of one component their papers. */
function settle(
  db: Database,
  records: readonly Keyed[],
  { touched, created }: Identified,
  nextId: () => number,
): void {
  const groups = sameWorks(records).sort((a, b) => firstId(a) - firstId(b));
  const works = groups.filter(isListed).map((group): Work => ({ records: group, papers: [] }));
  for (const [paperId, work] of keepersOf(works)) work.papers.push(paperId);
  const gone = new Map<number, number>();
  for (const work of works) {
    const known = work.papers.sort((a, b) => a - b)[0];
    const paperId = known ?? createPaper(db, work.records, nextId());
    if (known === undefined) created.add(paperId);
    for (const other of work.papers.slice(1)) gone.set(other, paperId);
    move(db, work.records, paperId, touched);
  }
  for (const group of groups) if (!isListed(group)) move(db, group, null, touched);
  for (const [other, paperId] of gone) {
    db.update(slugs).set({ paperId }).where(eq(slugs.paperId, other)).run();
    db.delete(papers).where(eq(papers.id, other)).run();
    touched.delete(other);
    created.delete(other);
  }
}

/**
 * Where each paper goes on: with its record that tells most (an arXiv id, else a DOI, else the first that is listed),
 * of those whose paper is listed.
 */
function keepersOf(works: readonly Work[]): Map<number, Work> {
  const keepers = new Map<number, { work: Work; weight: number }>();
  for (const work of works) {
    for (const { paperId, arxivId, doi, table, id } of work.records) {
      if (paperId === null) continue;
      const told = arxivId !== null ? 0 : doi !== null ? 1 : table === 'appearances' ? 2 : 3;
      const weight = told * Number.MAX_SAFE_INTEGER + id;
      if (weight < (keepers.get(paperId)?.weight ?? Infinity)) keepers.set(paperId, { work, weight });
    }
  }
  return new Map([...keepers].map(([paperId, { work }]) => [paperId, work]));
}

function move(db: Database, records: readonly Keyed[], paperId: number | null, touched: Set<number>): void {
  for (const record of records) {
    if (record.paperId === paperId) continue;
    if (record.paperId !== null) touched.add(record.paperId);
    if (paperId !== null) touched.add(paperId);
    attach(db, record, paperId);
  }
}

function isListed(records: readonly Keyed[]): boolean {
  return records.some(({ table }) => table === 'appearances');
}

/** The order in which papers are made: that of their first places in listings. */
function firstId(records: readonly Keyed[]): number {
  return records.reduce(
    (least, { table, id }) => (table === 'appearances' ? Math.min(least, id) : least),
    Infinity,
  );
}

const insertPaper = prepared((db) =>
  db
    .insert(papers)
    .values({
      id: sql.placeholder('id'),
      slug: sql.placeholder('slug'),
      titleKey: sql.placeholder('titleKey'),
      // Only what identifies it; everything else is derived from its records.
      title: '',
      titleText: '',
      abstract: '',
      abstractText: '',
      listingCount: 0,
      firstSourceId: sql.placeholder('sourceId'),
      firstPosition: sql.placeholder('position'),
      topicId: NEW_PAPER_TOPIC,
    })
    .prepare(),
);
const place = prepared((db) =>
  db
    .select({ sourceId: appearances.sourceId, position: appearances.position })
    .from(appearances)
    .where(eq(appearances.id, sql.placeholder('id')))
    .prepare(),
);

/** A paper without anything but its place; its first address is that of its title (db/ingest/derive.ts). */
function createPaper(db: Database, records: readonly Keyed[], paperId: number): number {
  const id = firstId(records);
  const titleKey =
    records.find((record) => record.table === 'appearances' && record.id === id)?.titleKey ?? '';
  const { sourceId, position } = place(db).get({ id }) ?? { sourceId: 0, position: 0 };
  insertPaper(db).run({ id: paperId, slug: `new ${id}`, titleKey, sourceId, position });
  return paperId;
}
