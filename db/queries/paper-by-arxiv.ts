import { eq } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { papers } from '#db/schema.ts';

/** The slug of the paper with an arXiv id, which is without its version; undefined where none has it. */
export async function slugOfArxivId(db: Database, arxivId: string): Promise<string | undefined> {
  return db.select({ slug: papers.slug }).from(papers).where(eq(papers.arxivId, arxivId)).get()?.slug;
}
