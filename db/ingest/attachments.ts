import { eq, sql } from 'drizzle-orm';
import { idByName, inserter, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { authors, categories, links, paperAuthors, paperCategories, paperTopics } from '#db/schema.ts';
import { categoryName } from '#lib/arxiv-categories.ts';
import type { LinkKind } from '#lib/sources/record.ts';
import { nameSlug } from '#lib/text/slug.ts';

/** What hangs on a paper in tables of its own; authors and categories in their order, topics by rank. */
type Attachments = {
  authors?: readonly string[];
  categories?: readonly string[];
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

/** Takes from a paper its authors, categories, links and topics. */
export function removeAttachments(db: Database, paper: number): void {
  for (const remove of removals) remove(db).run({ paperId: paper });
}

const authorId = idByName(authors, authors.name);
const categoryId = idByName(categories, categories.slug, categories.name);
const addPaperAuthor = inserter(paperAuthors);
const addPaperCategory = inserter(paperCategories);
const addLink = inserter(links);
const addTopic = inserter(paperTopics);

/** Gives a paper that has none its authors, categories, links and topics. */
export function attach(db: Database, paper: number, attached: Attachments): void {
  for (const [index, name] of attached.authors?.entries() ?? [])
    addPaperAuthor(db)({ paperId: paper, position: index + 1, authorId: authorId(db)({ name }) });
  for (const [index, code] of attached.categories?.entries() ?? []) {
    const id = categoryId(db)({ slug: nameSlug(code) || 'category', name: categoryName(code) });
    addPaperCategory(db)({ paperId: paper, position: index + 1, categoryId: id });
  }
  for (const link of attached.links) addLink(db)({ paperId: paper, ...link });
  for (const topic of attached.topics) addTopic(db)({ paperId: paper, ...topic });
}
