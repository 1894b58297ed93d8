import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { papers, slugs } from '#db/schema.ts';
import { slugify } from '#lib/text/slug.ts';

/**
 * Gives a paper the slug that its title asks for, unless it has it already. A slug that another paper was ever given
 * gets a number; one that this paper has lost is taken up again. Nothing that was issued is withdrawn.
 */
export function issueSlug(db: Database, paperId: number, title: string, titleKey: string): string {
  const base = slugify(title) || `paper-${createHash('sha256').update(titleKey).digest('hex').slice(0, 10)}`;
  for (let count = 1; ; count++) {
    const slug = count === 1 ? base : `${base}-${count}`;
    const owner = db.select({ paperId: slugs.paperId }).from(slugs).where(eq(slugs.slug, slug)).get();
    if (owner && owner.paperId !== paperId) continue;
    if (!owner) db.insert(slugs).values({ slug, paperId }).run();
    db.update(papers).set({ slug }).where(eq(papers.id, paperId)).run();
    return slug;
  }
}
