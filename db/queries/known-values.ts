import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { FACET_KEYS, type FacetKey, HAS, type HasValue, UNDATED } from '#lib/facets.ts';
import type { Labels } from '#lib/heading.ts';
import { withValues } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { leftOut, type QueryProblem } from '#lib/params.ts';

const TABLES = {
  topic: sql`select slug, label, id as place from topics`,
  org: sql`select slug, name as label, name as place from organisations`,
  venue: sql`select slug, name as label, name as place from venues`,
  source: sql`select slug, slug as label, slug as place from sources where is_listing`,
} as const;

/** The state without values that the database does not know, a sentence for each, and the labels of the others. */
export async function knownValues(
  db: Database,
  query: PaperQuery,
): Promise<{ query: PaperQuery; problems: QueryProblem[]; labels: Labels }> {
  const known = new Map<string, string>();
  for (const [key, select] of Object.entries(TABLES)) {
    const facet = key as keyof typeof TABLES; // the keys of a closed table
    const named = [
      ...query.chosen[facet],
      ...query.not.filter((one) => one.facet === facet).map(({ value }) => value),
    ];
    if (named.length === 0) continue;
    for (const { slug, label } of db.all<{ slug: string; label: string }>(
      sql`select * from (${select}) where slug in ${named} order by place`,
    )) {
      known.set(`${facet}:${slug}`, label);
    }
  }
  const places = [...known.keys()];
  const labels: Labels = {
    of: (facet, value) => known.get(`${facet}:${value}`) ?? closedLabel(facet, value) ?? value,
    ordered: (facet, values) =>
      values.toSorted((a, b) => places.indexOf(`${facet}:${a}`) - places.indexOf(`${facet}:${b}`)),
  };
  const isKnown = (facet: FacetKey, value: string) =>
    known.has(`${facet}:${value}`) || closedLabel(facet, value) !== undefined;
  const problems: QueryProblem[] = [];
  let kept = query;
  for (const facet of FACET_KEYS) {
    const unknown = query.chosen[facet].filter((value) => !isKnown(facet, value));
    if (unknown.length === 0) continue;
    problems.push(...unknown.map((value) => leftOut(facet, value)));
    kept = {
      ...withValues(
        kept,
        facet,
        query.chosen[facet].filter((value) => isKnown(facet, value)),
      ),
      page: query.page,
    };
  }
  const lost = query.not.filter(({ facet, value }) => !isKnown(facet, value));
  problems.push(...lost.map(({ facet, value }) => leftOut(facet, value)));
  return { query: { ...kept, not: kept.not.filter((one) => !lost.includes(one)) }, problems, labels };
}

function closedLabel(facet: FacetKey, value: string): string | undefined {
  if (facet === 'has') return Object.hasOwn(HAS, value) ? HAS[value as HasValue].label : undefined; // just checked
  if (facet !== 'year') return undefined;
  return value === UNDATED ? 'No date given' : /^\d{4}$/.test(value) ? value : undefined;
}
