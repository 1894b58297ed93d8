import { type Database, openForReading } from '#db/open.ts';
import { askedState, explorerPage } from '#db/queries/explorer.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { holdings } from '#db/queries/holdings.ts';
import { countPapers, listPapers } from '#db/queries/list-papers.ts';
import { mapNeighbours } from '#db/queries/map-neighbours.ts';
import { neighboursInTopic } from '#db/queries/neighbours-in-topic.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { suggestions } from '#db/queries/suggestions.ts';
import { topicDetails } from '#db/queries/topic-details.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { trends } from '#db/queries/trends.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { topicState } from '#lib/topic-query.ts';
import type { Contender, Place } from '#scripts/bench/compare/contenders/contender.ts';
import type { Question } from '#scripts/bench/compare/states.ts';

/** The site itself: what its routes ask of the database for a page, nothing left out. */
export async function openBroadsheet({ papers }: Place): Promise<Contender> {
  const db = await openForReading(papers);
  return {
    answer: (question) => answered(db, question),
    close: async () => {
      db.$client.close();
    },
    files: [papers],
  };
}

async function answered(db: Database, question: Question): Promise<number> {
  switch (question.ask) {
    case 'papers':
      return (await explorerPage(db, await askedState(db, question.params))).total;
    case 'facets': {
      const { query } = parsePaperQuery(question.params);
      const total = await countPapers(db, query);
      await facetCounts(db, query, total);
      return total;
    }
    case 'trends': {
      const { query } = await askedState(db, question.params);
      const [seen] = await Promise.all([trends(db, query), holdings(db)]);
      return seen.total;
    }
    case 'suggest':
      return (await suggestions(db, question.text)).length;
    case 'topic': {
      const [, list] = await Promise.all([
        topicPage(db, question.slug),
        listPapers(db, topicState(question.slug, { sort: 'strength', page: 1 })),
        holdings(db),
        topicDetails(db, question.slug),
      ]);
      return list.total;
    }
    case 'paper':
      return paperAnswered(db, question.slug);
  }
}

async function paperAnswered(db: Database, slug: string): Promise<number> {
  const known = await resolveSlug(db, slug);
  const page = known && (await paperPage(db, known.paperId));
  if (!page) return 0;
  const [main] = page.topics;
  mapNeighbours(db, page.paper.id);
  await Promise.all([main && neighboursInTopic(db, page.paper.id, main.slug), holdings(db)]);
  return 1;
}
