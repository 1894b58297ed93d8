import type { Database } from '#db/open.ts';
import { exampleFacts } from '#db/queries/example-facts.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { frontPage } from '#db/queries/front-page.ts';
import { holdings } from '#db/queries/holdings.ts';
import { ingestReport } from '#db/queries/ingest-report.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { mapBackground } from '#db/queries/map-neighbours.ts';
import { searchesToTry } from '#db/queries/searches-to-try.ts';
import { countAddresses, siteAddresses } from '#db/queries/site-addresses.ts';
import { allSources } from '#db/queries/source-page.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** The front page. */
export async function frontShown(db: Database) {
  return {
    held: await holdings(db),
    front: await frontPage(db),
    families: await topicIndex(db),
    sources: await allSources(db),
    tries: await searchesToTry(db),
    places: mapBackground(db),
  };
}

/** The page about the site. */
export async function aboutShown(db: Database) {
  const held = await holdings(db);
  return {
    held,
    sources: await allSources(db),
    report: await ingestReport(db),
    facets: await facetCounts(db, EVERYTHING, held.papers),
  };
}

/** The page for programs, without the answers of its examples. */
export async function forProgramsShown(db: Database) {
  return { held: await holdings(db), facts: await exampleFacts(db) };
}

/** What language models are told of the site. */
export async function inBrief(db: Database) {
  return { held: await holdings(db), families: await topicIndex(db) };
}

/**
 * Addresses of the site for a sitemap.
 *
 * @param part 1-based
 * @param limit addresses in a part
 * @returns how many parts there are, and what is in the one
 */
export async function sitemapPart(db: Database, part: number, limit: number) {
  return {
    parts: Math.ceil((await countAddresses(db)) / limit),
    addresses: part >= 1 ? await siteAddresses(db, (part - 1) * limit, limit) : [],
    changedAt: await lastChange(db),
  };
}
