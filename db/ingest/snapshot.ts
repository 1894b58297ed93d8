import { and, eq, sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import {
  authors,
  categories,
  links,
  overrides,
  paperAuthors,
  paperCategories,
  papers,
  paperTopics,
  topics,
} from '#db/schema.ts';

const ofPaper = sql.placeholder('paperId');

const row = prepared((db) => db.select().from(papers).where(eq(papers.id, ofPaper)).prepare());
const names = prepared((db) =>
  db
    .select({ name: authors.name })
    .from(paperAuthors)
    .innerJoin(authors, eq(authors.id, paperAuthors.authorId))
    .where(eq(paperAuthors.paperId, ofPaper))
    .orderBy(paperAuthors.position)
    .prepare(),
);
const filed = prepared((db) =>
  db
    .select({ slug: categories.slug })
    .from(paperCategories)
    .innerJoin(categories, eq(categories.id, paperCategories.categoryId))
    .where(eq(paperCategories.paperId, ofPaper))
    .orderBy(paperCategories.position)
    .prepare(),
);
const tagged = prepared((db) =>
  db
    .select({ topic: topics.slug, score: paperTopics.score, by: paperTopics.by })
    .from(paperTopics)
    .innerJoin(topics, eq(topics.id, paperTopics.topicId))
    .where(eq(paperTopics.paperId, ofPaper))
    .orderBy(paperTopics.rank)
    .prepare(),
);
const correctedBy = prepared((db) =>
  db
    .select({ removed: overrides.removed, asked: overrides.asked })
    .from(overrides)
    .where(and(eq(overrides.paperId, ofPaper), eq(overrides.refused, false)))
    .prepare(),
);
const linked = prepared((db) =>
  db.select({ url: links.url }).from(links).where(eq(links.paperId, ofPaper)).orderBy(links.url).prepare(),
);

/** A paper's row as it stands. */
export function paperRow(db: Database, paperId: number): typeof papers.$inferSelect {
  const found = row(db).get({ paperId });
  if (!found) throw new Error(`There is no paper ${paperId} to derive.`);
  return found;
}

/** What a reader of the site can tell about a paper, as one text, for telling whether an ingest changed it. */
export function snapshot(db: Database, paperId: number): string {
  const rest = [names(db), filed(db), tagged(db), correctedBy(db), linked(db)].map((statement) =>
    statement.all({ paperId }),
  );
  return JSON.stringify([paperRow(db, paperId), rest]);
}
