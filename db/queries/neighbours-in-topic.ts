import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { SORT_SQL } from '#db/sort-sql.ts';
import { EVERYTHING, NOTHING_CHOSEN } from '#lib/paper-query.ts';

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
  const order = SORT_SQL.strength({ ...EVERYTHING, chosen: { ...NOTHING_CHOSEN, topic: [topic] } });
  const ranked = sql`select papers.id, row_number() over (order by ${order}) as place, count(*) over () as "of"
    from papers where papers.id in (select pt.paper_id from paper_topics pt join topics t on t.id = pt.topic_id where t.slug = ${topic})`;
  const rows = db.all<InTopic & { place: number; of: number; here: number }>(sql`
    with ranked as (${ranked}), mine as (select place from ranked where id = ${paperId})
    select p.slug, p.title_text as title, r.place, r."of", r.place = mine.place as here
    from ranked r join mine on r.place between mine.place - 1 and mine.place + 1 join papers p on p.id = r.id
    order by r.place`);
  const here = rows.findIndex((row) => row.here === 1);
  const mine = rows[here];
  return mine && { place: mine.place, of: mine.of, previous: rows[here - 1], next: rows[here + 1] };
}
