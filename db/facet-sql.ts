import { type SQL, sql } from 'drizzle-orm';
import { papers } from '#db/schema.ts';
import { type FacetKey, HAS_VALUES, type HasValue, UNDATED } from '#lib/facets.ts';

/**
 * A facet in SQL: `anyOf` restricts papers to those with one of the values; `members` selects `paper_id` and
 * `value` (text), each pair once.
 */
type FacetSql = { anyOf: (values: readonly string[]) => SQL; members: SQL };

const HAS_SQL: Record<HasValue, SQL> = {
  code: sql`${papers.codeUrl} is not null`,
  date: sql`${papers.year} is not null`,
  authors: sql`exists (select 1 from paper_authors pa where pa.paper_id = ${papers.id})`,
  discussion: sql`coalesce(${papers.commentCount}, 0) > 0`,
};

/** One entry a facet of lib/facets.ts. */
export const FACET_SQL: Record<FacetKey, FacetSql> = {
  topic: {
    anyOf: (values) =>
      sql`${papers.id} in (select pt.paper_id from paper_topics pt join topics t on t.id = pt.topic_id where t.slug in ${values})`,
    members: sql`select pt.paper_id, t.slug as value from paper_topics pt join topics t on t.id = pt.topic_id`,
  },
  year: {
    anyOf: (values) => {
      const years = values.filter((value) => value !== UNDATED).map(Number);
      const dated = sql`${papers.year} in ${years}`;
      const undated = sql`${papers.year} is null`;
      if (!values.includes(UNDATED)) return dated;
      return years.length === 0 ? undated : sql`(${dated} or ${undated})`;
    },
    members: sql`select id as paper_id, coalesce(cast(year as text), ${UNDATED}) as value from papers`,
  },
  org: {
    anyOf: (values) =>
      sql`${papers.organisationId} in (select id from organisations where slug in ${values})`,
    members: sql`select p.id as paper_id, o.slug as value from organisations o join papers p on p.organisation_id = o.id`,
  },
  venue: {
    anyOf: (values) => sql`${papers.venueId} in (select id from venues where slug in ${values})`,
    members: sql`select p.id as paper_id, v.slug as value from venues v join papers p on p.venue_id = v.id`,
  },
  author: {
    anyOf: (values) =>
      sql`${papers.id} in (select pa.paper_id from paper_authors pa join authors a on a.id = pa.author_id where a.slug in ${values})`,
    // A source may print a name twice: its first place counts. With "distinct" SQLite would make the whole list first.
    members: sql`select pa.paper_id, a.slug as value from paper_authors pa join authors a on a.id = pa.author_id
      where not exists (select 1 from paper_authors earlier
        where earlier.paper_id = pa.paper_id and earlier.author_id = pa.author_id and earlier.position < pa.position)`,
  },
  category: {
    anyOf: (values) =>
      sql`${papers.id} in (select pc.paper_id from paper_categories pc join categories c on c.id = pc.category_id where c.slug in ${values})`,
    members: sql`select distinct pc.paper_id, c.slug as value from paper_categories pc join categories c on c.id = pc.category_id`,
  },
  source: {
    anyOf: (values) =>
      sql`${papers.id} in (select a.paper_id from appearances a join sources s on s.id = a.source_id where s.slug in ${values})`,
    members: sql`select distinct a.paper_id, s.slug as value from appearances a join sources s on s.id = a.source_id`,
  },
  has: {
    // The values were parsed against HAS.
    anyOf: (values) =>
      sql`(${sql.join(
        values.map((value) => HAS_SQL[value as HasValue]),
        sql` or `,
      )})`,
    members: sql.join(
      HAS_VALUES.map(
        (value) => sql`select id as paper_id, ${value} as value from papers where ${HAS_SQL[value]}`,
      ),
      sql` union all `,
    ),
  },
};
