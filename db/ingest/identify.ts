import { and, asc, eq, gt, isNull, min, ne, sql } from 'drizzle-orm';
import { issueSlug } from '#db/ingest/slugs.ts';
import { prepared } from '#db/ingest/statements.ts';
import { NEW_PAPER_TOPIC } from '#db/ingest/taxonomy.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, papers, slugs } from '#db/schema.ts';

type Keys = { titleKey: string; arxivId: string | null };
type Waiting = Keys & { id: number; title: string; sourceId: number; position: number };
type Identified = { touched: Set<number>; created: Set<number> };

/** Records looked at in one go: enough to cost little, few enough to hold. */
const PAGE = 500;

const OF_APPEARANCES = questionsOf(appearances);
const OF_FACTS = questionsOf(facts);
const BOTH = [OF_APPEARANCES, OF_FACTS];

/**
 * Gives every record that has none its paper: the one with the same arXiv id or the same title key, else a new one.
 * Facts about a paper that nobody lists yet are left waiting. Records that join two papers make one of them.
 *
 * @returns the ids of the papers that have come by a record, and of those that are new.
 */
export function identify(db: Database): Identified {
  const found: Identified = { touched: new Set(), created: new Set() };
  identifyIn(db, OF_APPEARANCES, found);
  // Facts that have found their paper can tell where others belong: again, until none finds one.
  let attached: number;
  do attached = identifyIn(db, OF_FACTS, found);
  while (attached > 0);
  return found;
}

/** @returns how many of the table's records have found their paper. */
function identifyIn(db: Database, questions: Questions, { touched, created }: Identified): number {
  let attached = 0;
  for (const record of waitingRecords(db, questions)) {
    const [first, ...others] = papersOf(db, record);
    if (first === undefined && questions === OF_FACTS) continue;
    const paperId = first ?? createPaper(db, record);
    if (first === undefined) created.add(paperId);
    for (const other of others) {
      join(db, paperId, other);
      touched.delete(other);
      created.delete(other);
    }
    questions.attach(db).run({ paperId, id: record.id });
    touched.add(paperId);
    attached += 1;
  }
  return attached;
}

/** Records without a paper in the order in which they were read, a page of them in memory. */
function* waitingRecords(db: Database, questions: Questions): Generator<Waiting> {
  let page: Waiting[];
  let last = 0;
  do {
    page = questions.waiting(db).all({ last });
    yield* page;
    last = page.at(-1)?.id ?? last;
  } while (page.length === PAGE);
}

/**
 * Papers with the record's arXiv id or title, the oldest first. Two different arXiv ids are two papers. A record with
 * only a title joins the oldest of several papers of that title: nothing tells which of them it means, and the oldest
 * is the same one whenever it is asked.
 */
function papersOf(db: Database, { titleKey, arxivId }: Keys): number[] {
  const found = new Set<number>();
  for (const { sameTitle, sameId } of BOTH) {
    if (arxivId) for (const id of inSteps((last) => sameId(db).get({ arxivId, last }))) found.add(id);
    for (const id of inSteps((last) => sameTitle(db).get({ titleKey, last })))
      if (!contradicts(db, id, arxivId)) found.add(id);
  }
  const ids = [...found].sort((a, b) => a - b);
  // A title alone cannot join two papers that have arXiv ids of their own.
  return arxivId ? ids : ids.slice(0, 1);
}

/** Papers in the order of their ids, each asked for as the next one after the last. */
function* inSteps(next: (last: number) => { paperId: number | null } | undefined): Generator<number> {
  let id = next(0)?.paperId;
  while (typeof id === 'number') {
    yield id;
    id = next(id)?.paperId;
  }
}

/** Whether the paper has arXiv ids, and not the record's among them. */
function contradicts(db: Database, paperId: number, arxivId: string | null): boolean {
  if (arxivId === null) return false;
  if (BOTH.some(({ hasId }) => hasId(db).get({ paperId, arxivId }) !== undefined)) return false;
  return BOTH.some(({ hasOther }) => hasOther(db).get({ paperId, arxivId }) !== undefined);
}

type Questions = ReturnType<typeof questionsOf>;

/** What is asked of either table of records, each a step in an index however often a paper is listed. */
function questionsOf(table: typeof appearances | typeof facts) {
  const one = { paperId: table.paperId };
  const ofPaper = eq(table.paperId, sql.placeholder('paperId'));
  const sameId = eq(table.arxivId, sql.placeholder('arxivId'));
  const sameTitle = eq(table.titleKey, sql.placeholder('titleKey'));
  const after = gt(table.paperId, sql.placeholder('last'));
  const nextPaper = { paperId: min(table.paperId) };
  return {
    waiting: prepared((db) =>
      db
        .select({
          id: table.id,
          sourceId: table.sourceId,
          position: table.position,
          titleKey: table.titleKey,
          arxivId: table.arxivId,
          title: sql<string>`json_extract(${table.fields}, '$.title')`,
        })
        .from(table)
        .where(and(isNull(table.paperId), gt(table.id, sql.placeholder('last'))))
        .orderBy(asc(table.id))
        .limit(PAGE)
        .prepare(),
    ),
    sameTitle: prepared((db) => db.select(nextPaper).from(table).where(and(sameTitle, after)).prepare()),
    sameId: prepared((db) => db.select(nextPaper).from(table).where(and(sameId, after)).prepare()),
    hasId: prepared((db) => db.select(one).from(table).where(and(sameId, ofPaper)).limit(1).prepare()),
    hasOther: prepared((db) =>
      db
        .select(one)
        .from(table)
        .where(and(ofPaper, ne(table.arxivId, sql.placeholder('arxivId'))))
        .limit(1)
        .prepare(),
    ),
    attach: prepared((db) =>
      db
        .update(table)
        .set({ paperId: sql`${sql.placeholder('paperId')}` })
        .where(eq(table.id, sql.placeholder('id')))
        .prepare(),
    ),
  };
}

const insertPaper = prepared((db) =>
  db
    .insert(papers)
    .values({
      slug: sql.placeholder('slug'),
      titleKey: sql.placeholder('titleKey'),
      title: sql.placeholder('title'),
      // Only what identifies it; everything else is derived from its records.
      titleText: '',
      abstract: '',
      abstractText: '',
      listingCount: 0,
      firstSourceId: sql.placeholder('sourceId'),
      firstPosition: sql.placeholder('position'),
      topicId: NEW_PAPER_TOPIC,
    })
    .returning({ id: papers.id })
    .prepare(),
);

function createPaper(db: Database, { title, titleKey, sourceId, position }: Waiting): number {
  const slug = `new-${sourceId}-${position}`;
  const { id } = insertPaper(db).get({ slug, titleKey, title, sourceId, position });
  issueSlug(db, id, title, titleKey);
  return id;
}

/** Makes `other` a part of `paper`: its records move over, and so do its addresses. */
function join(db: Database, paper: number, other: number): void {
  for (const table of [appearances, facts, slugs]) {
    db.update(table).set({ paperId: paper }).where(eq(table.paperId, other)).run();
  }
  db.delete(papers).where(eq(papers.id, other)).run();
}
