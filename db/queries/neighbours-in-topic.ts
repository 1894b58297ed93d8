import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { countPapers, placeOf, selectIds } from '#db/queries/list-papers.ts';
import { topicState } from '#lib/topic-query.ts';

export type InTopic = { slug: string; title: string };

/** A paper's place (1-based) among a topic's papers in the order of the topic's page, and those beside it. */
export type TopicPlace = {
  place: number;
  of: number;
  previous: InTopic | undefined;
  next: InTopic | undefined;
};

export async function neighboursInTopic(
  db: Database,
  paperId: number,
  topic: string,
): Promise<TopicPlace | undefined> {
  const query = topicState(topic, { sort: 'strength', page: 1 });
  const total = await countPapers(db, query);
  const place = placeOf(db, query, paperId);
  if (place === undefined) return undefined;
  const from = Math.max(0, place - 1);
  const ids = selectIds(db, query, place - from + 2, from);
  const titles = new Map(
    db
      .all<InTopic & { id: number }>(sql`select id, slug, title_text as title from papers where id in ${ids}`)
      .map(({ id, ...paper }) => [id, paper]),
  );
  const at = (index: number) => titles.get(ids[index] ?? 0);
  const own = place - from;
  return { place: place + 1, of: total, previous: place > 0 ? at(own - 1) : undefined, next: at(own + 1) };
}
