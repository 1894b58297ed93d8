import type { Database } from '#db/open.ts';
import {
  MOST_NAMESAKES,
  type NamedFacet,
  nearestName,
  slugsCalled,
  valuesOf,
} from '#db/queries/value-names.ts';
import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import { withValues } from '#lib/hrefs.ts';
import { type Labels, labelKey } from '#lib/labels.ts';
import { canonicalExclusions, exclusionParam, type PaperQuery, reconciled } from '#lib/paper-query.ts';
import { leftOut, type QueryProblem } from '#lib/params.ts';
import { figure, numberWord } from '#lib/wording.ts';

/** Values without a slug of theirs that are looked up by name for one state: each look-up goes through all names. */
const MAX_LOOKUPS = 5;

/**
 * The state with the slugs of what its values call by a name (`topic=retrieval-augmented-generation` is `topic=rag`,
 * `author=doe` all authors of that name) and without values that the database does not know, a sentence for each of
 * those, and the labels of the others.
 */
export async function knownValues(
  db: Database,
  query: PaperQuery,
): Promise<{ query: PaperQuery; problems: QueryProblem[]; labels: Labels }> {
  const problems: QueryProblem[] = [];
  const slugsOf = resolver(db, query, problems);
  let kept = query;
  for (const facet of FACET_KEYS) {
    const asked = query.chosen[facet];
    const values = asked.flatMap((value) => slugsOf(facet, value));
    if (values.join() !== asked.join()) kept = { ...withValues(kept, facet, values), page: query.page };
  }
  const not = query.not.flatMap(({ facet, value }) =>
    slugsOf(facet, value, 'not').map((slug) => ({ facet, value: slug })),
  );
  const known = { ...kept, ...reconciled(kept.chosen, canonicalExclusions(not), problems) };
  return { query: known, problems, labels: labelsOf(db, known) };
}

/** What a value stands for, one or several slugs; what it cannot tell goes into `problems`, once. */
function resolver(
  db: Database,
  query: PaperQuery,
  problems: QueryProblem[],
): (facet: FacetKey, value: string, parameter?: FacetKey | 'not') => readonly string[] {
  const found = new Map<string, readonly string[]>();
  for (const facet of FACET_KEYS.filter(isNamed)) {
    for (const { slug } of valuesOf(db, facet, namedIn(query, facet))) found.set(`${facet}:${slug}`, [slug]);
  }
  let lookups = 0;
  const lookUp = (facet: NamedFacet, value: string, parameter: FacetKey | 'not'): readonly string[] => {
    lookups++;
    const given = { parameter, value: parameter === 'not' ? exclusionParam({ facet, value }) : value };
    const { slugs, count } = lookups > MAX_LOOKUPS ? { slugs: [], count: 0 } : slugsCalled(db, facet, value);
    if (count > slugs.length)
      problems.push({
        ...{ ...given, fault: `“${value}” is in the names of ${figure(count)} authors here` },
        remedy: `the ${numberWord(MOST_NAMESAKES)} with the most papers count`,
      });
    if (slugs.length > 0) return slugs;
    const nearest = lookups > MAX_LOOKUPS ? undefined : nearestName(db, facet, value);
    problems.push({
      ...leftOut(facet, value),
      ...given,
      ...(nearest !== undefined && { hint: `Did you mean ${nearest}?` }),
    });
    return [];
  };
  return (facet, value, parameter = facet) => {
    if (!isNamed(facet)) return [value];
    const slugs = found.get(`${facet}:${value}`) ?? lookUp(facet, value, parameter);
    found.set(`${facet}:${value}`, slugs);
    return slugs;
  };
}

function labelsOf(db: Database, query: PaperQuery): Labels {
  return new Map<string, string>(
    FACET_KEYS.filter(isNamed).flatMap((facet) =>
      valuesOf(db, facet, namedIn(query, facet)).map(
        ({ slug, label }) => [labelKey(facet, slug), label] as const,
      ),
    ),
  );
}

/** The values of a facet that a state chooses or leaves out. */
function namedIn(query: PaperQuery, facet: FacetKey): string[] {
  return [
    ...query.chosen[facet],
    ...query.not.filter((one) => one.facet === facet).map(({ value }) => value),
  ];
}

function isNamed(facet: FacetKey): facet is NamedFacet {
  return facet !== 'year' && facet !== 'has';
}
