import type { Database } from '#db/open.ts';
import { search } from '#db/search.ts';
import { FACET_KEYS, type FacetKey, UNDATED } from '#lib/facets.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** A paper with the values that each facet can know it by, and what the orders look at. */
export type Row = {
  id: number;
  titleKey: string;
  publishedOn: string | null;
  commentCount: number | null;
  trending: number | null;
  listingCount: number;
  firstSourceId: number;
  firstPosition: number;
  ranks: ReadonlyMap<string, { rank: number; score: number }>;
  values: Readonly<Record<FacetKey, ReadonlySet<string>>>;
};

type Stored = Omit<Row, 'ranks' | 'values'> & {
  year: number | null;
  org: string | null;
  venue: string | null;
  code: number;
};

/** All papers as plain rows, read without any of the queries that are tested against them. */
export function readRows({ $client }: Database): Row[] {
  const pairs = (select: string) =>
    Map.groupBy(
      $client.prepare<[], { id: number; slug: string; rank: number; score: number }>(select).all(),
      ({ id }) => id,
    );
  const topics = pairs(
    'select paper_id as id, slug, rank, score from paper_topics join topics on topics.id = topic_id',
  );
  const sources = pairs(
    'select paper_id as id, slug, 0 as rank, 0 as score from appearances join sources on sources.id = source_id',
  );
  const authors = pairs(
    'select paper_id as id, slug, 0 as rank, 0 as score from paper_authors join authors on authors.id = author_id',
  );
  const categories = pairs(
    'select paper_id as id, slug, 0 as rank, 0 as score from paper_categories join categories on categories.id = category_id',
  );
  const rows = $client
    .prepare<[], Stored>(
      `select p.id, title_key as titleKey, published_on as publishedOn, comment_count as commentCount, trending, listing_count as listingCount,
        first_source_id as firstSourceId, first_position as firstPosition, year, o.slug as org, v.slug as venue,
        code_url is not null as code
      from papers p left join organisations o on o.id = organisation_id left join venues v on v.id = venue_id`,
    )
    .all();
  return rows.map(({ year, org, venue, code, ...row }) => {
    const named = authors.get(row.id) ?? [];
    const has = [
      code === 1 && 'code',
      year !== null && 'date',
      named.length > 0 && 'authors',
      (row.commentCount ?? 0) > 0 && 'discussion',
    ];
    const own = topics.get(row.id) ?? [];
    return {
      ...row,
      ranks: new Map(own.map(({ slug, rank, score }) => [slug, { rank, score }])),
      values: {
        topic: new Set(own.map(({ slug }) => slug)),
        year: new Set([year === null ? UNDATED : String(year)]),
        org: new Set(org === null ? [] : [org]),
        venue: new Set(venue === null ? [] : [venue]),
        category: new Set((categories.get(row.id) ?? []).map(({ slug }) => slug)),
        author: new Set(named.map(({ slug }) => slug)),
        source: new Set((sources.get(row.id) ?? []).map(({ slug }) => slug)),
        has: new Set(has.filter((value) => value !== false)),
      },
    };
  });
}

/** The ids of the papers that a search finds, without any filter; undefined where nothing is searched for. */
export function idsFound(db: Database, q: string): ReadonlySet<number> | undefined {
  return q === '' ? undefined : new Set(search(db, q).inOrder());
}

/** Whether a paper belongs to a state, by the words of its definition; one facet's choices may be left aside. */
export function isIn(
  row: Row,
  query: PaperQuery,
  found: ReadonlySet<number> | undefined,
  ignore?: FacetKey,
): boolean {
  if (found && !found.has(row.id)) return false;
  if (query.not.some(({ facet, value }) => row.values[facet].has(value))) return false;
  return FACET_KEYS.every((key) => {
    const chosen = query.chosen[key];
    if (key === ignore || chosen.length === 0) return true;
    const has = (value: string): boolean => row.values[key].has(value);
    return key === 'topic' && query.match === 'all' ? chosen.every(has) : chosen.some(has);
  });
}
