import { sql } from 'drizzle-orm';
import { type PaperSet, paperSet } from '#db/facet-scopes.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { beyondChance, type Pair, type Together } from '#lib/charts/together.ts';
import { trendsHref } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

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
  const years = yearsOf(db, set);
  const topics = topicsOf(db, set);
  const onTopic = new Map(topics.map(({ slug, count }) => [slug, count]));
  const all: unknown[] = JSON.parse(set);
  return {
    total: all.length,
    dated: sumOf(years),
    years,
    topics,
    pairs: beyondChance(pairsOf(db, set), onTopic, all.length),
  };
}

function yearsOf(db: Database, set: PaperSet): Map<number, number> {
  const rows = db.all<{ year: number; n: number }>(sql`
    select p.year, count(*) as n from json_each(${set}) s join papers p on p.id = s.value
    where p.year is not null group by 1 order by 1`);
  return new Map(rows.map(({ year, n }) => [year, n]));
}

type TopicRow = Pick<TopicTrend, 'slug' | 'label' | 'short' | 'family'> & { year: number | null; n: number };

function topicsOf(db: Database, set: PaperSet): TopicTrend[] {
  const rows = db.all<TopicRow>(sql`
    select t.slug, t.label, t.short, t.family_slug as family, c.year, c.n from (
      select pt.topic_id, p.year, count(*) as n from json_each(${set}) s
        join papers p on p.id = s.value join paper_topics pt on pt.paper_id = p.id
      group by 1, 2) c join topics t on t.id = c.topic_id
    order by t.id, c.year`);
  return [...Map.groupBy(rows, ({ slug }) => slug)].map(([slug, own]) => {
    const years = new Map(own.flatMap(({ year, n }) => (year === null ? [] : [[year, n] as const])));
    const { label = slug, short = label, family = '' } = own[0] ?? {};
    const count = own.reduce((sum, { n }) => sum + n, 0);
    return { slug, label, short, family, count, dated: sumOf(years), years };
  });
}

function pairsOf(db: Database, set: PaperSet): Pair[] {
  return db.all<Pair>(sql`
    select a.slug as a, b.slug as b, c.n as count from (
      select one.topic_id as first, other.topic_id as second, count(*) as n from json_each(${set}) s
        join paper_topics one on one.paper_id = s.value
        join paper_topics other on other.paper_id = one.paper_id and other.topic_id > one.topic_id
      group by 1, 2) c join topics a on a.id = c.first join topics b on b.id = c.second
    order by c.first, c.second`);
}

function sumOf(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
