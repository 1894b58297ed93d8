import { eq, sql } from 'drizzle-orm';
import { given, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { authors, categories, links, paperAuthors, paperCategories, paperTopics } from '#db/schema.ts';
import { categoryName } from '#lib/arxiv-categories.ts';
import type { LinkKind } from '#lib/sources/record.ts';
import { slugify } from '#lib/text/slug.ts';

/** What hangs on a paper in tables of its own; authors and categories in their order, topics by rank. */
export type Attachments = {
  authors: readonly string[];
  categories: readonly string[];
  links: readonly { kind: LinkKind; url: string }[];
  topics: readonly Omit<typeof paperTopics.$inferSelect, 'paperId'>[];
};

const paperId = sql.placeholder('paperId');

const removals = [
  prepared((db) => db.delete(paperAuthors).where(eq(paperAuthors.paperId, paperId)).prepare()),
  prepared((db) => db.delete(paperCategories).where(eq(paperCategories.paperId, paperId)).prepare()),
  prepared((db) => db.delete(links).where(eq(links.paperId, paperId)).prepare()),
  prepared((db) => db.delete(paperTopics).where(eq(paperTopics.paperId, paperId)).prepare()),
];
const addAuthor = prepared((db) =>
  db
    .insert(authors)
    .values({ name: sql.placeholder('name') })
    // Sets what is there already: only so does SQLite return the id of a name that is known.
    .onConflictDoUpdate({ target: authors.name, set: given({ name: authors.name }) })
    .returning({ id: authors.id })
    .prepare(),
);
const addPaperAuthor = prepared((db) =>
  db
    .insert(paperAuthors)
    .values({ paperId, position: sql.placeholder('position'), authorId: sql.placeholder('authorId') })
    .prepare(),
);
const addCategory = prepared((db) =>
  db
    .insert(categories)
    .values({ slug: sql.placeholder('slug'), name: sql.placeholder('name') })
    .onConflictDoUpdate({ target: categories.slug, set: given({ name: categories.name }) })
    .returning({ id: categories.id })
    .prepare(),
);
const addPaperCategory = prepared((db) =>
  db
    .insert(paperCategories)
    .values({ paperId, position: sql.placeholder('position'), categoryId: sql.placeholder('categoryId') })
    .prepare(),
);
const addLink = prepared((db) =>
  db
    .insert(links)
    .values({ paperId, kind: sql.placeholder('kind'), url: sql.placeholder('url') })
    .prepare(),
);
const addTopic = prepared((db) =>
  db
    .insert(paperTopics)
    .values({
      paperId,
      topicId: sql.placeholder('topicId'),
      rank: sql.placeholder('rank'),
      score: sql.placeholder('score'),
      evidence: sql.placeholder('evidence'),
      by: sql.placeholder('by'),
    })
    .prepare(),
);

/** Puts a paper's authors, categories, links and topics in the place of those that it had. */
export function replaceAttachments(db: Database, paper: number, attached: Attachments): void {
  for (const remove of removals) remove(db).run({ paperId: paper });
  for (const [index, name] of attached.authors.entries()) {
    const { id } = addAuthor(db).get({ name });
    addPaperAuthor(db).run({ paperId: paper, position: index + 1, authorId: id });
  }
  for (const [index, code] of attached.categories.entries()) {
    const { id } = addCategory(db).get({ slug: slugify(code), name: categoryName(code) });
    addPaperCategory(db).run({ paperId: paper, position: index + 1, categoryId: id });
  }
  for (const link of attached.links) addLink(db).run({ paperId: paper, ...link });
  for (const topic of attached.topics) addTopic(db).run({ paperId: paper, ...topic });
}
