import { eq } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { authors } from '#db/schema.ts';

/** An author by the slug; undefined when there is none. */
export async function authorOf(
  db: Database,
  slug: string,
): Promise<{ slug: string; name: string } | undefined> {
  const author = db.select({ name: authors.name }).from(authors).where(eq(authors.slug, slug)).get();
  return author && { slug, name: author.name };
}
