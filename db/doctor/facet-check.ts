import { sql } from 'drizzle-orm';
import { allValues } from '#db/columns/facet-ids.ts';
import { adviceOf, type Finding, NAMED } from '#db/doctor/finding.ts';
import { tally } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { paperSet } from '#db/paper-sets.ts';
import { FACET_KEYS, type FacetKey, UNDATED } from '#lib/facets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';

const OF_NONE = `'(a row that is not there)'`;

/**
 * The papers of every value of a facet, counted from the tables themselves: one entry a facet of lib/facets.ts. What
 * refers to a row that is not there, which a facet leaves out, is counted under a value of its own.
 */
const RECOUNTS: Record<FacetKey, string> = {
  topic: `select coalesce(t.slug, ${OF_NONE}) as value, count(distinct pt.paper_id) as n
    from paper_topics pt left join topics t on t.id = pt.topic_id group by 1`,
  year: `select coalesce(substr(published_on, 1, 4), '${UNDATED}') as value, count(*) as n from papers group by 1`,
  org: `select coalesce(o.slug, ${OF_NONE}) as value, count(*) as n
    from papers p left join organisations o on o.id = p.organisation_id where p.organisation_id is not null group by 1`,
  venue: `select coalesce(v.slug, ${OF_NONE}) as value, count(*) as n
    from papers p left join venues v on v.id = p.venue_id where p.venue_id is not null group by 1`,
  author: `select coalesce(a.slug, ${OF_NONE}) as value, sum(n) as n
    from (select author_id, count(distinct paper_id) as n from paper_authors group by author_id) c
    left join authors a on a.id = c.author_id group by 1`,
  category: `select coalesce(c.slug, ${OF_NONE}) as value, count(distinct pc.paper_id) as n
    from paper_categories pc left join categories c on c.id = pc.category_id group by 1`,
  source: `select coalesce(s.slug, ${OF_NONE}) as value, count(distinct a.paper_id) as n
    from appearances a left join sources s on s.id = a.source_id where a.paper_id is not null group by 1`,
  has: `select 'code' as value, count(distinct paper_id) as n from links where kind = 'code' having n > 0
    union all select 'date', count(*) as n from papers where published_on is not null having n > 0
    union all select 'authors', count(distinct paper_id) as n from paper_authors having n > 0
    union all select 'discussion', count(*) as n from papers where comment_count > 0 having n > 0`,
};

type Difference = { value: string | null; shown: number; counted: number };

/** Values of facets beside which the site shows another number than that of their papers. */
export function facetFindings(db: Database, progress: (done: number, total: number) => void): Finding[] {
  return FACET_KEYS.flatMap((key, index) => {
    progress(index, FACET_KEYS.length);
    const different = differences(db, key);
    if (different.length === 0) return [];
    const remedy = { does: 'derive again' } as const;
    return [
      {
        check: 'facets',
        severity: 'wrong' as const,
        what: `${countOf(different.length, 'value')} of the facet ${key} with another count than papers`,
        rows: different.length,
        named: different
          .slice(0, NAMED)
          .map(({ value, shown, counted }) => `${value ?? '(without an address)'}: ${shown}, not ${counted}`),
        mend: adviceOf(remedy),
        remedy,
      },
    ];
  });
}

function differences(db: Database, key: FacetKey): Difference[] {
  const counted = db.all<{ value: string; n: number }>(sql.raw(RECOUNTS[key]));
  const numbers = new Map(counted.map(({ value, n }) => [value, n]));
  const { counts } = tally(db, key, paperSet(db, EVERYTHING));
  const shown = new Map<string, number>();
  for (const { id, value } of allValues(db, key))
    if ((counts[id] ?? 0) > 0) shown.set(value, counts[id] ?? 0);
  return [...new Set([...numbers.keys(), ...shown.keys()])]
    .map((value) => ({ value, shown: shown.get(value) ?? 0, counted: numbers.get(value) ?? 0 }))
    .filter((value) => value.shown !== value.counted)
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}
