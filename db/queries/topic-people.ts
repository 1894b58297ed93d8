import { sql } from 'drizzle-orm';
import { FLAGS } from '#db/columns/block.ts';
import { eachValue, type Tally, tally } from '#db/facet-tallies.ts';
import { mostCounted } from '#db/most-counted.ts';
import type { Database } from '#db/open.ts';
import { paperSet } from '#db/paper-sets.ts';
import { withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** An author or an organisation with the number of a topic's papers. */
export type Named = { slug: string; label: string; count: number };

/** Those with the most papers of a topic and more than one, and of how many of its papers they are known at all. */
export type TopicPeople = {
  authors: Named[];
  organisations: Named[];
  withAuthors: number;
  withOrganisation: number;
};

const SHOWN = 8;

export async function topicPeople(db: Database, topic: string): Promise<TopicPeople> {
  const set = paperSet(db, withValues(EVERYTHING, 'topic', [topic]));
  const most = (facet: 'author' | 'org'): Named[] => {
    const counted = tally(db, facet, set);
    const { counts } = counted;
    const table = facet === 'author' ? sql`authors` : sql`organisations`;
    const { ahead, tied } = mostCounted(counted, SHOWN);
    const ids = [...ahead, ...tied].filter((id) => (counts[id] ?? 0) > 1);
    return db
      .all<Omit<Named, 'count'> & { id: number }>(
        sql`select id, slug, name as label from ${table} where id in (select value from json_each(${JSON.stringify(ids)}))`,
      )
      .map(({ id, ...named }) => ({ ...named, count: counts[id] ?? 0 }))
      .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1))
      .slice(0, SHOWN);
  };
  return {
    authors: most('author'),
    organisations: most('org'),
    withAuthors: tally(db, 'has', set).counts[FLAGS.authors] ?? 0,
    withOrganisation: sumOf(tally(db, 'org', set)),
  };
}

function sumOf(tally: Tally): number {
  let sum = 0;
  eachValue(tally, (_, papers) => {
    sum += papers;
  });
  return sum;
}
