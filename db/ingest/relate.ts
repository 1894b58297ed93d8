import { asc, count, eq, gt, sql } from 'drizzle-orm';
import { inserter, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { papers, relatedPapers } from '#db/schema.ts';
import { alikeIn } from '#db/search/alike.ts';
import { MOST_RELATED_AT_ONCE, nearestPapers, type PaperText, RELATED } from '#lib/related.ts';

const PAGE = 500;

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
const add = inserter(relatedPapers);

/**
 * Works out the related papers of all papers, since a paper that comes or changes moves the neighbours of others. Where
 * there are more than 20,000 none are stored: those of a paper are worked out when they are asked for
 * (db/search/related-papers.ts).
 */
export function relatePapers(db: Database): void {
  const total = db.select({ n: count() }).from(papers).get()?.n ?? 0;
  if (total > MOST_RELATED_AT_ONCE) {
    db.delete(relatedPapers).run();
    return;
  }
  for (const [paperId, near] of nearestPapers(() => allTexts(db), RELATED, { alike: alikeIn(db) })) {
    forget(db).run({ paperId });
    for (const [index, { id, score, terms }] of near.entries())
      add(db)({ paperId, rank: index + 1, otherId: id, score, terms });
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
