import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { given, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { papers, slugs } from '#db/schema.ts';
import { slugify } from '#lib/text/slug.ts';

const ownerOf = prepared((db) =>
  db
    .select({ paperId: slugs.paperId })
    .from(slugs)
    .where(eq(slugs.slug, sql.placeholder('slug')))
    .prepare(),
);
const issue = prepared((db) =>
  db
    .insert(slugs)
    .values({ slug: sql.placeholder('slug'), paperId: sql.placeholder('paperId') })
    .prepare(),
);
const use = prepared((db) =>
  db
    .update(papers)
    .set(given({ slug: papers.slug }))
    .where(eq(papers.id, sql.placeholder('paperId')))
    .prepare(),
);

/**
 * Gives a paper the slug that its title asks for. A slug that another paper was ever given gets the first number that
 * is free; one that this paper has or had is its own, so that asking again changes nothing. Nothing that was issued is
 * withdrawn.
 */
export function issueSlug(db: Database, paperId: number, title: string, titleKey: string): string {
  const base = slugify(title) || `paper-${createHash('sha256').update(titleKey).digest('hex').slice(0, 10)}`;
  for (let count = 1; ; count++) {
    const slug = count === 1 ? base : `${base}-${count}`;
    const owner = ownerOf(db).get({ slug });
    if (owner && owner.paperId !== paperId) continue;
    if (!owner) issue(db).run({ slug, paperId });
    use(db).run({ slug, paperId });
    return slug;
  }
}
