import { sql } from 'drizzle-orm';
import { columnsOf } from '#db/columns/columns.ts';
import { eachBlock } from '#db/columns/each-block.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { type PaperSet, paperSet } from '#db/paper-sets.ts';
import { beyondChance, type Pair, type Together } from '#lib/charts/together.ts';
import { trendsHref } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { BLOCK_SIZE } from '#lib/search/postings.ts';

/** A topic's papers in a result set: all, and the dated ones by year. */
type TopicTrend = {
  slug: string;
  label: string;
  short: string;
  family: string;
  count: number;
  dated: number;
  years: ReadonlyMap<number, number>;
};

/** A result set from above. Topics are those of the taxonomy that it has papers on, in the taxonomy's order. */
export type Trends = {
  total: number;
  dated: number;
  years: ReadonlyMap<number, number>;
  topics: TopicTrend[];
  pairs: Together[];
};

/** A state's papers by year, by topic and year, and by pairs of topics, each pair that any paper is on both of. */
export async function trends(db: Database, query: PaperQuery): Promise<Trends> {
  return keptAnswer(db, trendsHref(query), () => seenFromAbove(db, query));
}

function seenFromAbove(db: Database, query: PaperQuery): Trends {
  const set = paperSet(db, query);
  const topics = db.all<Topic>(
    sql`select id, slug, label, short, family_slug as family from topics order by id`,
  );
  const seen = counted(db, set, 1 + Math.max(0, ...topics.map(({ id }) => id)));
  const trends = topics.flatMap(({ id, ...topic }): TopicTrend[] => {
    const byYear = seen.byTopic[id] ?? new Map<number, number>();
    const count = sumOf(byYear);
    const years = dated(byYear);
    return count === 0 ? [] : [{ ...topic, count, dated: sumOf(years), years }];
  });
  const years = dated(seen.byYear);
  return {
    total: set.length,
    dated: sumOf(years),
    years,
    topics: trends,
    pairs: beyondChance(
      pairsOf(topics, seen.pairs),
      new Map(trends.map(({ slug, count }) => [slug, count])),
      set.length,
    ),
  };
}

type Topic = Pick<TopicTrend, 'slug' | 'label' | 'short' | 'family'> & { id: number };

/** Papers by year, 0 for those without one; by topic and year; and by pairs of topics, the smaller id first. */
type Counted = {
  byYear: Map<number, number>;
  byTopic: (Map<number, number> | undefined)[];
  pairs: (first: number, second: number) => number;
};

/** @param size one more than the largest id of a topic */
function counted(db: Database, set: PaperSet, size: number): Counted {
  const byYear = new Map<number, number>();
  const byTopic: (Map<number, number> | undefined)[] = [];
  const pairs = new Uint32Array(size * size);
  eachBlock(columnsOf(db), set, ({ year: years, topics: { starts, values } }, ids) => {
    for (const id of ids) {
      const place = id & (BLOCK_SIZE - 1);
      const year = years[place] as number;
      byYear.set(year, (byYear.get(year) ?? 0) + 1);
      const end = starts[place + 1] as number;
      // The topics of a paper stand in the order of their ids.
      for (let at = starts[place] as number; at < end; at++) {
        const topic = values[at] as number;
        const own = byTopic[topic] ?? new Map<number, number>();
        byTopic[topic] = own.set(year, (own.get(year) ?? 0) + 1);
        for (let other = at + 1; other < end; other++) {
          const pair = topic * size + (values[other] as number);
          pairs[pair] = (pairs[pair] as number) + 1;
        }
      }
    }
  });
  return { byYear, byTopic, pairs: (first, second) => pairs[first * size + second] ?? 0 };
}

/** Those with a year, in the order of the years. */
function dated(byYear: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...byYear].filter(([year]) => year > 0).sort(([a], [b]) => a - b));
}

function pairsOf(topics: readonly Topic[], count: Counted['pairs']): Pair[] {
  return topics.flatMap((a, place) =>
    topics.slice(place + 1).flatMap((b) => {
      const n = count(a.id, b.id);
      return n === 0 ? [] : [{ a: a.slug, b: b.slug, count: n }];
    }),
  );
}

function sumOf(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
