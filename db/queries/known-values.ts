import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import type { LabelOf } from '#lib/heading.ts';
import { FACET_KEYS, FACETS, type FacetKey, HAS, type HasValue, UNDATED } from '#lib/facets.ts';
import { withValues } from '#lib/hrefs.ts';
import { leftOut, type PaperQuery, type QueryProblem } from '#lib/paper-query.ts';

const TABLES = {
  topic: sql`select slug, label from topics`,
  org: sql`select slug, name as label from organisations`,
  venue: sql`select slug, name as label from venues`,
  source: sql`select slug, slug as label from sources`,
} as const;

/** The state without values that the database does not know, a sentence for each, and the labels of the others. */
export async function knownValues(
  db: Database,
  query: PaperQuery,
): Promise<{ query: PaperQuery; problems: QueryProblem[]; labelOf: LabelOf }> {
  const labels = new Map<string, string>();
  for (const [key, select] of Object.entries(TABLES)) {
    const facet = key as keyof typeof TABLES; // the keys of a closed table
    const named = [
      ...query.chosen[facet],
      ...query.not.filter((one) => one.facet === facet).map(({ value }) => value),
    ];
    if (named.length === 0) continue;
    for (const { slug, label } of db.all<{ slug: string; label: string }>(
      sql`${select} where slug in ${named}`,
    )) {
      labels.set(`${facet}:${slug}`, label);
    }
  }
  const labelOf: LabelOf = (facet, value) =>
    labels.get(`${facet}:${value}`) ?? closedLabel(facet, value) ?? value;
  const isKnown = (facet: FacetKey, value: string) =>
    labels.has(`${facet}:${value}`) || closedLabel(facet, value) !== undefined;
  const problems: QueryProblem[] = [];
  let known = query;
  for (const facet of FACET_KEYS) {
    const unknown = query.chosen[facet].filter((value) => !isKnown(facet, value));
    if (unknown.length === 0) continue;
    problems.push(...unknown.map((value) => leftOut(facet, value)));
    known = {
      ...withValues(
        known,
        facet,
        query.chosen[facet].filter((value) => isKnown(facet, value)),
      ),
      page: query.page,
    };
  }
  const lost = query.not.filter(({ facet, value }) => !isKnown(facet, value));
  problems.push(
    ...lost.map(
      ({ facet, value }) => `“${value}” is no ${FACETS[facet].label.toLowerCase()} here; it was left out.`,
    ),
  );
  return { query: { ...known, not: known.not.filter((one) => !lost.includes(one)) }, problems, labelOf };
}

function closedLabel(facet: FacetKey, value: string): string | undefined {
  if (facet === 'has') return Object.hasOwn(HAS, value) ? HAS[value as HasValue].label : undefined; // just checked
  if (facet !== 'year') return undefined;
  return value === UNDATED ? 'No date given' : /^\d{4}$/.test(value) ? value : undefined;
}
