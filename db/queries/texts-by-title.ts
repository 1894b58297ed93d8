import { and, eq, ne } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { papers } from '#db/schema.ts';
import { titleKey } from '#lib/text/title-key.ts';

/** A paper's title and abstract as its source prints them. */
export type SourceText = { title: string; abstract: string };

/** The papers of one title (one title key) that have an abstract: none, one, or several in the order they came in. */
export async function textsByTitle(db: Database, title: string): Promise<SourceText[]> {
  return db
    .select({ title: papers.title, abstract: papers.abstract })
    .from(papers)
    .where(and(eq(papers.titleKey, titleKey(title)), ne(papers.abstract, '')))
    .orderBy(papers.id);
}
