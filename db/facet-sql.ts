import { type SQL, sql } from 'drizzle-orm';
import { papers } from '#db/schema.ts';
import { type FacetKey, HAS_VALUES, type HasValue, UNDATED } from '#lib/facets.ts';

/**
 * A facet in SQL. `anyOf` restricts papers to those with one of the values; `values` is a select of `value` (text)
 * and `n` (papers), counted over the papers that fulfil a condition.
 */
type FacetSql = {
  anyOf: (values: readonly string[]) => SQL;
  values: (where: SQL) => SQL;
};

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
    values: (where) => sql`select t.slug as value, c.n as n from topics t join (
      select pt.topic_id as id, count(*) as n from paper_topics pt join papers on papers.id = pt.paper_id where ${where} group by 1
    ) c on c.id = t.id`,
  },
  year: {
    anyOf: (values) => {
      const years = values.filter((value) => value !== UNDATED).map(Number);
      const dated = sql`${papers.year} in ${years}`;
      const undated = sql`${papers.year} is null`;
      if (!values.includes(UNDATED)) return dated;
      return years.length === 0 ? undated : sql`(${dated} or ${undated})`;
    },
    values: (where) =>
      sql`select coalesce(cast(${papers.year} as text), ${UNDATED}) as value, count(*) as n from papers where ${where} group by 1`,
  },
  org: {
    anyOf: (values) =>
      sql`${papers.organisationId} in (select id from organisations where slug in ${values})`,
    values: (where) => sql`select o.slug as value, c.n as n from organisations o join (
      select ${papers.organisationId} as id, count(*) as n from papers where ${where} group by 1) c on c.id = o.id`,
  },
  venue: {
    anyOf: (values) => sql`${papers.venueId} in (select id from venues where slug in ${values})`,
    values: (where) => sql`select v.slug as value, c.n as n from venues v join (
      select ${papers.venueId} as id, count(*) as n from papers where ${where} group by 1) c on c.id = v.id`,
  },
  source: {
    anyOf: (values) =>
      sql`${papers.id} in (select a.paper_id from appearances a join sources s on s.id = a.source_id where s.slug in ${values})`,
    values: (where) => sql`select s.slug as value, c.n as n from sources s join (
      select a.source_id as id, count(distinct a.paper_id) as n from appearances a join papers on papers.id = a.paper_id
      where ${where} group by 1) c on c.id = s.id`,
  },
  has: {
    anyOf: (values) =>
      sql`(${sql.join(
        values.map((value) => HAS_SQL[value as HasValue]),
        sql` or `,
      )})`, // parsed against HAS
    // One pass over the papers counts all four.
    values: (where) => {
      const values = HAS_VALUES.map(
        (value) => sql`select ${value} as value, ${sql.identifier(value)} as n from counted`,
      );
      const counts = HAS_VALUES.map(
        (value) => sql`count(nullif(${HAS_SQL[value]}, 0)) as ${sql.identifier(value)}`,
      );
      return sql`with counted as materialized (select ${sql.join(counts, sql`, `)} from papers where ${where})
        ${sql.join(values, sql` union all `)}`;
    },
  },
};
