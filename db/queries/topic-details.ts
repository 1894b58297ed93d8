import type { Database } from '#db/open.ts';
import { centralPapers } from '#db/queries/central-papers.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { mapBackground, placesOfTopic } from '#db/queries/map-neighbours.ts';
import { topicPeople } from '#db/queries/topic-people.ts';
import { topicWords } from '#db/queries/topic-words.ts';
import { withValues } from '#lib/hrefs.ts';
import { topicState } from '#lib/topic-query.ts';

/** Papers in each of the short lists. */
const BRIEFS = 5;

/**
 * What sets a topic apart: its own words, its people, the papers in its middle, its newest of those with a date, and where
 * its papers lie on the map.
 */
export async function topicDetails(db: Database, slug: string) {
  const dated = withValues(topicState(slug, { sort: 'newest', page: 1 }), 'has', ['date']);
  const [words, people, central, newest] = await Promise.all([
    topicWords(db, slug),
    topicPeople(db, slug),
    centralPapers(db, slug, BRIEFS),
    listPapers(db, dated, { size: BRIEFS }),
  ]);
  const onMap = { own: placesOfTopic(db, slug), others: mapBackground(db) };
  return { words, people, central, newest: newest.cards, onMap };
}

/** What the bands of a topic's page are given. */
export type TopicDetails = Awaited<ReturnType<typeof topicDetails>>;
