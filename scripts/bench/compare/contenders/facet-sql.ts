import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import { sortOf } from '#lib/paper-query.ts';
import type { Asked } from '#scripts/bench/compare/asked-words.ts';
import { facetNumber } from '#scripts/bench/compare/papers.ts';

/** Values that a facet shows. */
const SHOWN = 20;
const PAGE = 20;

/** A statement with `?` for each of its values. */
export type Statement = { sql: string; values: (string | number)[] };

/** How a database searches texts: the condition over papers `p`, and the same with the order by relevance. */
export type Dialect = {
  matches: string;
  /** What follows FROM, and ORDER BY, in a list by relevance; the expression comes once for every `?` in them. */
  ranked: { from: string; order: string };
  expression: (words: readonly string[], how: Asked['how'] | 'beginning') => string;
};

/** Of the tables and of what is put into them. */
export const VERSION = 1;

/**
 * Tables of plain SQL: papers(id, slug, title, abstract, published, title_key), vals(id, facet, value) and
 * paper_values(paper_id, facet, value_id), the first key by paper, an index the other way about.
 */
export const TABLES = `
  create table papers (id integer primary key, slug text not null, title text not null, abstract text not null,
    published text not null, title_key text not null);
  create table vals (id integer primary key, facet integer not null, value text not null);
  create table paper_values (paper_id integer not null, facet integer not null, value_id integer not null,
    primary key (paper_id, facet, value_id))`;
export const INDEXES = `
  create unique index papers_slug on papers(slug);
  create index papers_published on papers(published desc, id);
  create index papers_title on papers(title_key, id);
  create unique index vals_value on vals(facet, value);
  create index paper_values_value on paper_values(value_id, paper_id)`;

/** The condition that an address makes on papers `p`; `without` leaves one facet's choice out. */
function whereOf(dialect: Dialect, { words, how, query, chosen }: Asked, without?: FacetKey): Statement {
  const texts = words.length > 0 ? [{ sql: dialect.matches, values: [dialect.expression(words, how)] }] : [];
  const choices = chosen
    .filter((key) => key !== without)
    .flatMap((key) => {
      const values = query.chosen[key];
      return key === 'topic' && query.match === 'all'
        ? values.map((value) => chosenIn(key, [value]))
        : [chosenIn(key, values)];
    });
  const all = [...texts, ...choices];
  return {
    sql: all.map(({ sql }) => sql).join(' and ') || '1 = 1',
    values: all.flatMap(({ values }) => values),
  };
}

function chosenIn(key: FacetKey, values: readonly string[]): Statement {
  const marks = values.map(() => '?').join(', ');
  return {
    sql: `p.id in (select pv.paper_id from paper_values pv join vals v on v.id = pv.value_id where v.facet = ${facetNumber(key)} and v.value in (${marks}))`,
    values: [...values],
  };
}

/** The number of papers (facet −1), and each facet's most frequent values; a facet with a choice counts without it. */
export function countsSql(dialect: Dialect, asked: Asked): Statement {
  const scopes = [undefined, ...asked.chosen];
  const wheres = scopes.map((key) => whereOf(dialect, asked, key));
  const hits = wheres.map(
    ({ sql }, at) => `hits${at} as materialized (select p.id from papers p where ${sql})`,
  );
  const counts = FACET_KEYS.map((key) => {
    const scope = Math.max(0, scopes.indexOf(key));
    return `select * from (select pv.facet, pv.value_id, count(*) as n from hits${scope} h
      join paper_values pv on pv.paper_id = h.id and pv.facet = ${facetNumber(key)}
      group by pv.facet, pv.value_id order by n desc, pv.value_id limit ${SHOWN}) f`;
  });
  return {
    sql: `with ${hits.join(', ')}
      select c.facet, v.value, c.n from (${counts.join(' union all ')}) c join vals v on v.id = c.value_id
      union all select -1, '', count(*) from hits0`,
    values: wheres.flatMap(({ values }) => values),
  };
}

/** One page of papers. */
export function pageSql(dialect: Dialect, asked: Asked): Statement {
  const { query, words } = asked;
  const sort = sortOf(query);
  const offset = (query.page - 1) * PAGE;
  const columns = 'p.id, p.slug, p.title, p.abstract, p.published';
  if (sort !== 'relevance' || words.length === 0) {
    const { sql, values } = whereOf(dialect, asked);
    const order = sort === 'title' ? 'p.title_key, p.id' : 'p.published desc, p.id';
    return {
      sql: `select ${columns} from papers p where ${sql} order by ${order} limit ${PAGE} offset ${offset}`,
      values,
    };
  }
  const { from, order } = dialect.ranked;
  const rest = whereOf(dialect, { ...asked, words: [] });
  const expression = dialect.expression(words, asked.how);
  const times = (text: string) => Array.from(text.matchAll(/\?/g), () => expression);
  return {
    sql: `select ${columns} from ${from} and ${rest.sql} order by ${order} limit ${PAGE} offset ${offset}`,
    values: [...times(from), ...rest.values, ...times(order)],
  };
}

/** What stands beside the papers of a page: their topics, authors and so on. */
export function valuesSql(ids: readonly number[]): Statement {
  return {
    sql: `select pv.paper_id, pv.facet, v.value from paper_values pv join vals v on v.id = pv.value_id where pv.paper_id in (${ids.map(() => '?').join(', ') || 'null'})`,
    values: [...ids],
  };
}

/** A result set from above: its years, its topics by year, its pairs of topics. */
export function trendsSql(dialect: Dialect, asked: Asked): Statement[] {
  const { sql, values } = whereOf(dialect, asked);
  const [topic, year] = [facetNumber('topic'), facetNumber('year')];
  const hits = `with hits as materialized (select p.id from papers p where ${sql})`;
  const selects = [
    `select y.value_id, count(*) as n from hits h join paper_values y on y.paper_id = h.id and y.facet = ${year} group by 1`,
    `select t.value_id, y.value_id as year, count(*) as n from hits h join paper_values t on t.paper_id = h.id and t.facet = ${topic}
      join paper_values y on y.paper_id = h.id and y.facet = ${year} group by 1, 2`,
    `select a.value_id, b.value_id as other, count(*) as n from hits h join paper_values a on a.paper_id = h.id and a.facet = ${topic}
      join paper_values b on b.paper_id = h.id and b.facet = ${topic} and b.value_id > a.value_id group by 1, 2`,
  ];
  return selects.map((select) => ({ sql: `${hits} ${select}`, values }));
}

/** Names that begin so. */
export function namesSql(text: string): Statement {
  const facets = [facetNumber('topic'), facetNumber('org'), facetNumber('author')];
  return {
    sql: facets
      .map(
        (facet) =>
          `select * from (select value from vals where facet = ${facet} and value >= ? and value < ? limit 3) f${facet}`,
      )
      .join(' union all '),
    values: facets.flatMap(() => [text, `${text}\u{10ffff}`]),
  };
}
