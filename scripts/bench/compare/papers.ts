import type BetterSqlite3 from 'better-sqlite3';
import { FACET_KEYS, type FacetKey, HAS_VALUES, UNDATED } from '#lib/facets.ts';

/** A paper as a contender is given it: what is shown of it in a list, and its values in every facet. */
export type BenchPaper = {
  id: number;
  slug: string;
  title: string;
  abstract: string;
  /** ISO date of the precision that is known; empty where there is none. */
  published: string;
  /** Sorted as the site sorts titles. */
  titleKey: string;
  values: Readonly<Record<FacetKey, readonly string[]>>;
};

type Row = Omit<BenchPaper, 'values'> &
  Record<'topics' | 'authors' | 'categories' | 'sources', string> & {
    year: number | null;
    org: string | null;
    venue: string | null;
    coded: number;
    discussed: number;
  };

/** The papers of a database of Broadsheet's, by id; every so many of them where a step is given. */
export function* benchPapers(client: BetterSqlite3.Database, step = 1): Generator<BenchPaper> {
  const rows = client.prepare<[number], Row>(`
    select p.id, p.slug, p.title_text as title, p.abstract_text as abstract, coalesce(p.published_on, '') as published,
      p.title_key as titleKey, p.year, o.slug as org, v.slug as venue, p.code_url is not null as coded,
      coalesce(p.comment_count, 0) > 0 as discussed,
      (select json_group_array(t.slug) from paper_topics pt join topics t on t.id = pt.topic_id
        where pt.paper_id = p.id) as topics,
      (select json_group_array(coalesce(a.slug, a.name)) from paper_authors pa join authors a on a.id = pa.author_id
        where pa.paper_id = p.id) as authors,
      (select json_group_array(c.slug) from paper_categories pc join categories c on c.id = pc.category_id
        where pc.paper_id = p.id) as categories,
      (select json_group_array(s.slug) from appearances a join sources s on s.id = a.source_id
        where a.paper_id = p.id) as sources
    from papers p left join organisations o on o.id = p.organisation_id left join venues v on v.id = p.venue_id
    where p.id % ? = 0 order by p.id`);
  for (const row of rows.iterate(step)) yield paperOf(row);
}

function paperOf({ id, slug, title, abstract, published, titleKey, ...row }: Row): BenchPaper {
  const authors = listIn(row.authors);
  const has = { code: row.coded, date: row.year, authors: authors.length, discussion: row.discussed };
  const values: Record<FacetKey, readonly string[]> = {
    topic: listIn(row.topics),
    year: [row.year === null ? UNDATED : String(row.year)],
    org: row.org === null ? [] : [row.org],
    venue: row.venue === null ? [] : [row.venue],
    author: authors,
    category: listIn(row.categories),
    source: listIn(row.sources),
    has: HAS_VALUES.filter((value) => has[value]),
  };
  return { id, slug, title, abstract, published, titleKey, values };
}

/** A JSON array of texts, each once. */
function listIn(json: string): string[] {
  const values: string[] = JSON.parse(json);
  return [...new Set(values)];
}

/** A facet's number in tables of plain SQL. */
export function facetNumber(key: FacetKey): number {
  return FACET_KEYS.indexOf(key);
}
