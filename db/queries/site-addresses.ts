import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { API_PAGE, authorHref, organisationHref, paperHref, sourceHref, topicHref } from '#lib/hrefs.ts';

/** A page: its path, and whether it lists what is newest, so that every ingest that brings something changes it. */
export type SiteAddress = { path: string; isList: boolean };

const PAGES: readonly SiteAddress[] = [
  ...['/', '/papers', '/topics', '/map', '/trends', '/about'].map((path) => ({ path, isList: true })),
  { path: API_PAGE, isList: false },
];

/** Pages that are rows of a table, those with few rows first. */
const TABLES: readonly { from: SQL; href: (slug: string) => string }[] = [
  { from: sql`topics`, href: (slug) => topicHref(slug) },
  { from: sql`sources where is_listing`, href: (slug) => sourceHref(slug) },
  { from: sql`organisations`, href: (slug) => organisationHref(slug) },
  { from: sql`authors where slug is not null`, href: (slug) => authorHref(slug) },
  { from: sql`papers`, href: paperHref },
];

/** How many pages there are that have an address of their own, states of the explorer and later pages aside. */
export async function countAddresses(db: Database): Promise<number> {
  return PAGES.length + TABLES.reduce((sum, { from }) => sum + countOf(db, from), 0);
}

/** The pages from `start` (0-based) on, `limit` at most, in an order that new pages are put behind within their kind. */
export async function siteAddresses(db: Database, start: number, limit: number): Promise<SiteAddress[]> {
  const found = PAGES.slice(start, start + limit);
  let before = PAGES.length;
  for (const { from, href } of TABLES) {
    const missing = limit - found.length;
    if (missing === 0) break;
    const count = countOf(db, from);
    const first = Math.max(0, start - before);
    before += count;
    if (first >= count) continue;
    const slugs = db.all<{ slug: string }>(
      sql`select slug from ${from} order by id limit ${missing} offset ${first}`,
    );
    found.push(...slugs.map(({ slug }) => ({ path: href(slug), isList: false })));
  }
  return found;
}

function countOf(db: Database, from: SQL): number {
  return db.get<{ n: number }>(sql`select count(*) as n from ${from}`)?.n ?? 0;
}
