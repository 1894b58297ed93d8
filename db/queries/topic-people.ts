import { sql } from 'drizzle-orm';
import { paperSet } from '#db/facet-scopes.ts';
import { tally } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { valuesOf } from '#db/queries/value-names.ts';
import { withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** An author or an organisation with the number of a topic's papers. */
export type Named = { slug: string; label: string; count: number };

/** Those with the most papers of a topic and more than one, and of how many of its papers they are known at all. */
export type TopicPeople = {
  authors: Named[];
  organisations: Named[];
  withAuthors: number;
  withOrganisation: number;
};

const SHOWN = 8;

export async function topicPeople(db: Database, topic: string): Promise<TopicPeople> {
  const set = paperSet(db, withValues(EVERYTHING, 'topic', [topic]));
  const known = db.get<{ authors: number; organisations: number }>(sql`
    select count(*) filter (where exists (select 1 from paper_authors pa where pa.paper_id = p.id)) as authors,
      count(p.organisation_id) as organisations
    from json_each(${set}) s join papers p on p.id = s.value`);
  const most = (facet: 'author' | 'org'): Named[] => {
    const counts = [...tally(db, facet, set)]
      .filter(([, n]) => n > 1)
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, SHOWN);
    const labels = new Map(
      valuesOf(
        db,
        facet,
        counts.map(([slug]) => slug),
      ).map(({ slug, label }) => [slug, label]),
    );
    return counts.map(([slug, count]) => ({ slug, label: labels.get(slug) ?? slug, count }));
  };
  return {
    authors: most('author'),
    organisations: most('org'),
    withAuthors: known?.authors ?? 0,
    withOrganisation: known?.organisations ?? 0,
  };
}
