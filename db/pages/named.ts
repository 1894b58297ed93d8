import type { Database } from '#db/open.ts';
import { authorOf } from '#db/queries/author.ts';
import { holdings } from '#db/queries/holdings.ts';
import { countPapers, listPapers, PAGE_SIZE } from '#db/queries/list-papers.ts';
import { organisationOf } from '#db/queries/organisation.ts';
import { sourcePage } from '#db/queries/source-page.ts';
import { onPage, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { existingPage, type Params, readPage } from '#lib/params.ts';

/** The page of an author: their papers, the newest first; undefined when there is none of that slug. */
export async function authorShown(db: Database, slug: string, params: Params) {
  const named = await authorOf(db, slug);
  return named && { ...named, ...(await papersShown(db, 'author', slug, params)) };
}

/** The page of an organisation, likewise. */
export async function organisationShown(db: Database, slug: string, params: Params) {
  const named = await organisationOf(db, slug);
  return named && { ...named, ...(await papersShown(db, 'org', slug, params)) };
}

async function papersShown(db: Database, facet: 'author' | 'org', slug: string, params: Params) {
  const state = withValues(EVERYTHING, facet, [slug]);
  const total = await countPapers(db, state);
  const { page, problems } = existingPage(readPage(params), total, PAGE_SIZE);
  const list = await listPapers(db, onPage(state, page), { total });
  return { page, problems, list, held: await holdings(db) };
}

/** The page of a source; undefined when there is none of that slug. */
export async function sourceShown(db: Database, slug: string, params: Params) {
  const found = await sourcePage(db, slug, readPage(params));
  return found && { ...found, held: await holdings(db) };
}
