import type { Database } from '#db/open.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import type { ExampleFacts } from '#lib/api/endpoints.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** What examples of requests are made of; undefined where there are no papers. */
export async function exampleFacts(db: Database): Promise<ExampleFacts | undefined> {
  const [families, { cards }] = await Promise.all([topicIndex(db), listPapers(db, EVERYTHING, { size: 1 })]);
  const [topic] = families.flatMap(({ topics }) => topics).sort((a, b) => b.count - a.count);
  const [paper] = cards;
  return topic && paper && { topic: { slug: topic.slug, label: topic.label }, paper: paper.slug };
}
