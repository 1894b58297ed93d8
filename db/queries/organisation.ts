import { eq } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { organisations } from '#db/schema.ts';

/** An organisation by its slug; undefined when there is none. */
export async function organisationOf(
  db: Database,
  slug: string,
): Promise<{ slug: string; name: string } | undefined> {
  return db
    .select({ slug: organisations.slug, name: organisations.name })
    .from(organisations)
    .where(eq(organisations.slug, slug))
    .get();
}
