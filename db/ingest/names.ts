import { eq, isNotNull, sql } from 'drizzle-orm';
import { given, idByName, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, organisations, papers, venues } from '#db/schema.ts';
import type { MergedFields } from '#lib/merge-readings.ts';
import { printable } from '#lib/text/characters.ts';
import { nameSlug, organisationSlug } from '#lib/text/slug.ts';
import { venueSeries } from '#lib/venues.ts';

const idOfOrganisation = idByName(organisations, organisations.slug);
const idOfVenue = idByName(venues, venues.slug, venues.name);

/** The id of a paper's organisation, which is made where it is new; null where none is known. */
export function organisationId(db: Database, { organisation }: MergedFields): number | null {
  const slug = organisation && organisationSlug(organisation);
  // The name is chosen in nameOrganisations.
  return slug ? idOfOrganisation(db)({ slug, name: organisation.name }) : null;
}

/** The id of the series of a paper's venue, which is made where it is new; null where none is known. */
export function venueId(db: Database, { venue }: MergedFields): number | null {
  return venue ? idOfVenue(db)(seriesOf(venue)) : null;
}

const series = new Map<string, ReturnType<typeof venueSeries>>();
/** Venues whose series are remembered: a thousand papers are of one, and none is told quickly. */
const MOST_VENUES = 10_000;

function seriesOf(venue: string): ReturnType<typeof venueSeries> {
  const known = series.get(venue) ?? venueSeries(venue);
  if (series.size >= MOST_VENUES) series.clear();
  series.set(venue, known);
  return known;
}

/**
 * Names every organisation as most of the records of its papers do, of equally frequent names the first by code
 * point, so that the order in which sources came does not matter.
 */
export function nameOrganisations(db: Database): void {
  const votes = new Map<number, Map<string, number>>();
  for (const { id, slug, given: as, name: printed, count } of printedNames(db)) {
    const name = printable(printed);
    if (name === '' || organisationSlug({ slug: as, name }) !== slug) continue;
    const names = votes.get(id) ?? new Map<string, number>();
    votes.set(id, names.set(name, (names.get(name) ?? 0) + count));
  }
  for (const organisation of db.select().from(organisations).all()) {
    const ranked = [...(votes.get(organisation.id) ?? [])].sort(
      (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
    );
    const name = ranked[0]?.[0] ?? organisation.name;
    if (name !== organisation.name) rename(db).run({ id: organisation.id, name });
  }
}

/**
 * Gives every author without a slug one: that of the name, with the first number that is free where another name has
 * it already. Names of one run get theirs by code point, so that their order in the sources does not matter; a slug
 * once given is kept.
 */
export function nameAuthors(db: Database): void {
  const unnamed = db.$client
    .prepare<[], number>('select id from authors where slug is null order by name')
    .pluck()
    .all();
  const { nameOf, isTaken, give } = authorStatements(db);
  // Where the search for a free number goes on: no slug is taken back.
  const counts = new Map<string, number>();
  for (const id of unnamed) {
    const base = nameSlug(nameOf.get(id) ?? '') || 'author';
    let count = counts.get(base) ?? 1;
    let slug = count === 1 ? base : `${base}-${count}`;
    while (isTaken.get(slug) !== undefined) slug = `${base}-${++count}`;
    counts.set(base, count);
    give.run(slug, id);
  }
}

const authorStatements = prepared(({ $client }) => ({
  nameOf: $client.prepare<[number], string>('select name from authors where id = ?').pluck(),
  isTaken: $client.prepare<[string], number>('select 1 from authors where slug = ?').pluck(),
  give: $client.prepare<[slug: string, id: number]>('update authors set slug = ? where id = ?'),
}));

const rename = prepared((db) =>
  db
    .update(organisations)
    .set(given({ name: organisations.name }))
    .where(eq(organisations.id, sql.placeholder('id')))
    .prepare(),
);

/** What the records of each organisation's papers call an organisation (perhaps another one), and how many do so. */
function printedNames(db: Database) {
  return [appearances, facts].flatMap((table) => {
    const as = sql<string>`json_extract(${table.fields}, '$.organisation.slug')`;
    const name = sql<string>`json_extract(${table.fields}, '$.organisation.name')`;
    return db
      .select({
        id: organisations.id,
        slug: organisations.slug,
        given: as,
        name,
        count: sql<number>`count(*)`,
      })
      .from(organisations)
      .innerJoin(papers, eq(papers.organisationId, organisations.id))
      .innerJoin(table, eq(table.paperId, papers.id))
      .where(isNotNull(name))
      .groupBy(organisations.id, as, name)
      .all();
  });
}
