import { inArray } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { slugOfArxivId } from '#db/queries/paper-by-arxiv.ts';
import { authors, organisations, slugs, sources, topics } from '#db/schema.ts';
import { arxivIdOfPath } from '#lib/arxiv-id.ts';
import { isPaperForm } from '#lib/paper-forms.ts';
import { isSetForm } from '#lib/set-forms.ts';

type Slugged = typeof slugs | typeof topics | typeof authors | typeof organisations | typeof sources;

/** Where the things that have a page each have it, with the slugs in the path. */
const PAGES: readonly [path: RegExp, table: Slugged][] = [
  [/^\/papers\/([^/]+)$/, slugs],
  [/^\/topics\/([^/]+)$/, topics],
  [/^\/topics\/([^/]+)\/vs\/([^/]+)$/, topics],
  [/^\/authors\/([^/]+)$/, authors],
  [/^\/orgs\/([^/]+)$/, organisations],
  [/^\/sources\/([^/]+)$/, sources],
];

/**
 * Whether an address is that of a page of one thing, a paper, topic, author, organisation or source, and the database
 * has no such thing. An address of any other kind is not judged: its route knows what there is.
 *
 * @param path decoded
 */
export async function isMissingPage(db: Database, path: string): Promise<boolean> {
  const [, atArxiv] = /^\/arxiv\/(.+)$/.exec(path) ?? [];
  if (atArxiv !== undefined) {
    const id = arxivIdOfPath(atArxiv);
    return id === undefined || (await slugOfArxivId(db, id)) === undefined;
  }
  for (const [kind, table] of PAGES) {
    const [, ...named] = kind.exec(path) ?? [];
    if (named.length > 0) return !isForm(path) && !named.every((slug) => has(db, table, slug));
  }
  return false;
}

function has(db: Database, table: Slugged, slug: string): boolean {
  return (
    db
      .select({ slug: table.slug })
      .from(table)
      .where(inArray(table.slug, [slug]))
      .get() !== undefined
  );
}

/** Whether it is not the page that is asked for but another form of it (next.config.ts). */
function isForm(path: string): boolean {
  const [, section, form = ''] = /^\/(papers|topics)\/[a-z0-9-]+\.(.+)$/.exec(path) ?? [];
  return section === 'papers' ? isPaperForm(form) : section === 'topics' && isSetForm(form);
}
