import { asc, count, eq, gt, sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { papers, relatedPapers } from '#db/schema.ts';
import { alikeIn } from '#db/search/alike.ts';
import { nearestPapers, type PaperText } from '#lib/related.ts';

/** How many related papers a permalink shows. */
const RELATED = 6;
const PAGE = 500;

/** Up to this many papers a new one moves the neighbours of all. */
const MOST_RELATED_AGAIN = 20_000;

const page = prepared((db) =>
  db
    .select({ id: papers.id, title: papers.titleText, abstract: papers.abstractText })
    .from(papers)
    .where(gt(papers.id, sql.placeholder('last')))
    .orderBy(asc(papers.id))
    .limit(PAGE)
    .prepare(),
);
const forget = prepared((db) =>
  db
    .delete(relatedPapers)
    .where(eq(relatedPapers.paperId, sql.placeholder('paperId')))
    .prepare(),
);
const add = prepared((db) =>
  db
    .insert(relatedPapers)
    .values({
      paperId: sql.placeholder('paperId'),
      rank: sql.placeholder('rank'),
      otherId: sql.placeholder('otherId'),
      score: sql.placeholder('score'),
      terms: sql.placeholder('terms'),
    })
    .prepare(),
);

/**
 * Works out the related papers of all papers, since a paper that comes or changes moves the neighbours of others.
 * Where there are more than 20,000 only those of the papers that have changed are: among so many one more moves little,
 * and the others keep the neighbours that they have.
 */
export function relatePapers(db: Database, changed: ReadonlySet<number>): void {
  const total = db.select({ n: count() }).from(papers).get()?.n ?? 0;
  const only = total > MOST_RELATED_AGAIN ? changed : undefined;
  for (const [paperId, near] of nearestPapers(() => allTexts(db), RELATED, { only, alike: alikeIn(db) })) {
    forget(db).run({ paperId });
    for (const [index, { id, score, terms }] of near.entries())
      add(db).run({ paperId, rank: index + 1, otherId: id, score, terms });
  }
}

function* allTexts(db: Database): Generator<PaperText> {
  let texts: PaperText[];
  let last = 0;
  do {
    texts = page(db).all({ last });
    yield* texts;
    last = texts.at(-1)?.id ?? last;
  } while (texts.length === PAGE);
}
