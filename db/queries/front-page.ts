import { orderOf } from '#db/columns/orders.ts';
import { listingsIn, mostListedFirst, strengthIn } from '#db/columns/strength.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { scopesOf } from '#db/paper-sets.ts';
import { type Card, cardsOf } from '#db/queries/cards.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { leadTopics } from '#db/queries/taxonomy.ts';
import { type TopicNumbers, topicNumbers } from '#db/queries/topic-numbers.ts';
import { yearsOfTopic } from '#db/queries/topic-page.ts';
import { EVERYTHING, NOTHING_CHOSEN } from '#lib/paper-query.ts';
import { sortedBy } from '#lib/stable-order.ts';
import { topicState } from '#lib/topic-query.ts';

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
export function frontPage(db: Database): Promise<FrontPage> {
  return keptAnswer(db, 'front page', () => madeUp(db));
}

async function madeUp(db: Database): Promise<FrontPage> {
  const leads: Lead[] = [];
  for (const slug of await leadTopics(db)) {
    const topic = topicNumbers(db, slug);
    if (topic) leads.push({ ...topic, years: yearsOfTopic(db, slug), cards: await leadCards(db, slug) });
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

/** Papers whose core topic it is, those first that most listings print, then the most discussed, then the newest. */
async function leadCards(db: Database, topic: string): Promise<Card[]> {
  const { has } = scopesOf(db, topicState(topic, { sort: 'newest', page: 1 }));
  const ids = orderOf(db, 'discussed').filter(has);
  const { isCore } = strengthIn(db, [topic]);
  const ordered = sortedBy(mostListedFirst(db, ids), (id) => (isCore(id) ? 0 : 1));
  return cardsOf(db, [...ordered.subarray(0, STORIES)]);
}

async function mostRepeated(db: Database): Promise<{ card: Card; listings: number }[]> {
  const listings = listingsIn(db);
  const several = orderOf(db, 'printed').filter((id) => listings(id) > 1);
  const cards = await cardsOf(db, [...mostListedFirst(db, several).subarray(0, BRIEFS)]);
  return cards.map((card) => ({ card, listings: listings(card.id) }));
}
