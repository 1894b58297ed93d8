import type { Database } from '#db/open.ts';
import { centralPapers } from '#db/queries/central-papers.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { topicPeople } from '#db/queries/topic-people.ts';
import { topicWords } from '#db/queries/topic-words.ts';
import { withValues } from '#lib/hrefs.ts';
import { topicState } from '#lib/topic-query.ts';

/** Papers in each of the short lists. */
const BRIEFS = 5;

/** What sets a topic apart: its own words, its people, the papers in its middle, and its newest of those with a date. */
export async function topicDetails(db: Database, slug: string) {
  const dated = withValues(topicState(slug, { sort: 'newest', page: 1 }), 'has', ['date']);
  const [words, people, central, newest] = await Promise.all([
    topicWords(db, slug),
    topicPeople(db, slug),
    centralPapers(db, slug, BRIEFS),
    listPapers(db, dated, { size: BRIEFS }),
  ]);
  return { words, people, central, newest: newest.cards };
}

/** What the bands of a topic's page are given. */
export type TopicDetails = Awaited<ReturnType<typeof topicDetails>>;
