import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { type Card, cardsOf } from '#db/queries/cards.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { leadTopics } from '#db/queries/taxonomy.ts';
import { type TopicNumbers, topicNumbers } from '#db/queries/topic-numbers.ts';
import { yearsOfTopic } from '#db/queries/topic-page.ts';
import { EVERYTHING, NOTHING_CHOSEN } from '#lib/paper-query.ts';

/** A lead topic's column: its numbers, its dated papers by year and its strongest papers. */
export type Lead = TopicNumbers & { years: ReadonlyMap<number, number>; cards: Card[] };

export type FrontPage = {
  leads: Lead[];
  newest: Card[];
  discussed: Card[];
  repeated: { card: Card; listings: number }[];
};

const STORIES = 5;
const BRIEFS = 8;

/** The front page: the lead topics in their order, the newest, most discussed and most often printed papers. */
export async function frontPage(db: Database): Promise<FrontPage> {
  const leads: Lead[] = [];
  for (const slug of await leadTopics(db)) {
    const topic = topicNumbers(db, slug);
    if (topic)
      leads.push({ ...topic, years: yearsOfTopic(db, topic.id), cards: await leadCards(db, topic.id) });
  }
  const dated = { ...EVERYTHING, chosen: { ...NOTHING_CHOSEN, has: ['date'] } };
  const discussed = {
    ...EVERYTHING,
    chosen: { ...NOTHING_CHOSEN, has: ['discussion'] },
    sort: 'discussed' as const,
  };
  return {
    leads,
    newest: (await listPapers(db, dated, { size: BRIEFS })).cards,
    discussed: (await listPapers(db, discussed, { size: BRIEFS })).cards,
    repeated: await mostRepeated(db),
  };
}

/** Papers whose core topic it is, those first that most listings print, then the newest. */
async function leadCards(db: Database, topicId: number): Promise<Card[]> {
  const rows = db.all<{ id: number }>(sql`
    select p.id from paper_topics pt join papers p on p.id = pt.paper_id where pt.topic_id = ${topicId}
    order by pt.rank > 1, p.listing_count desc, p.comment_count is null, p.comment_count desc, p.published_on is null,
      p.published_on desc, p.id limit ${STORIES}`);
  return cardsOf(
    db,
    rows.map(({ id }) => id),
  );
}

async function mostRepeated(db: Database): Promise<{ card: Card; listings: number }[]> {
  const rows = db.all<{ id: number; listings: number }>(sql`
    select id, listing_count as listings from papers where listing_count > 1
    order by listing_count desc, first_source_id, first_position limit ${BRIEFS}`);
  const cards = await cardsOf(
    db,
    rows.map(({ id }) => id),
  );
  return cards.map((card, index) => ({ card, listings: rows[index]?.listings ?? 0 }));
}
