import { type Database, openForReading } from '#db/open.ts';
import { explorerShown, trendsShown } from '#db/pages/explorer.ts';
import { paperShown } from '#db/pages/paper.ts';
import { topicShown } from '#db/pages/topic.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { suggestions } from '#db/queries/suggestions.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import type { Contender, Place } from '#scripts/bench/compare/contenders/contender.ts';
import type { Question } from '#scripts/bench/compare/states.ts';

/** The site itself: what a thread of its own does to answer a page's question, nothing left out. */
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
      return (await explorerShown(db, question.params)).asked.total;
    case 'facets': {
      const { query } = parsePaperQuery(question.params);
      const total = await countPapers(db, query);
      await facetCounts(db, query, total);
      return total;
    }
    case 'trends':
      return (await trendsShown(db, question.params)).asked.total;
    case 'suggest':
      return (await suggestions(db, question.text)).length;
    case 'topic':
      return (await topicShown(db, question.slug, {}))?.list.total ?? 0;
    case 'paper':
      return (await paperShown(db, question.slug)) ? 1 : 0;
  }
}
