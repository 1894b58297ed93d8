import type { Database } from '#db/open.ts';
import { holdings } from '#db/queries/holdings.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { mapNeighbours } from '#db/queries/map-neighbours.ts';
import { neighboursInTopic } from '#db/queries/neighbours-in-topic.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';

/** The paper that a slug was ever issued for, which may have another one now; undefined for one that never was. */
export async function paperRecord(db: Database, slug: string) {
  const known = await resolveSlug(db, slug);
  const page = known && (await paperPage(db, known.paperId));
  return page && { page, changedAt: await lastChange(db) };
}

/** The page of a paper, likewise. */
export async function paperShown(db: Database, slug: string) {
  const known = await resolveSlug(db, slug);
  const page = known && (await paperPage(db, known.paperId));
  if (!page) return undefined;
  const [main] = page.topics;
  return {
    page,
    place: main && (await neighboursInTopic(db, page.paper.id, main.slug)),
    held: await holdings(db),
    neighbours: mapNeighbours(db, page.paper.id),
  };
}
