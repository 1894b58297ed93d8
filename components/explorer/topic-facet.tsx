import { FacetRow } from '#components/explorer/facet-row.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { IndexedFamily } from '#db/queries/topic-index.ts';
import type { FacetCounts, FacetValue } from '#lib/facets.ts';
import { papersHref, withMatch } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';

type TopicFacetProps = { facet: FacetCounts; families: IndexedFamily[]; query: PaperQuery };
type Group = { slug: string; label: string; values: FacetValue[] };

/** The id of the list that `TopicFinder` narrows. */
export const TOPIC_LIST = 'topic-values';

/** The topics by family, in the taxonomy's order, so that a chosen one stays in its place. */
export function TopicFacet({ facet, families, query }: TopicFacetProps) {
  const shown = groups(families, facet.values, ({ count, state }) => count > 0 || state !== 'free');
  const none = groups(families, facet.values, ({ count, state }) => count === 0 && state === 'free');
  const hidden = none.reduce((sum, { values }) => sum + values.length, 0);
  return (
    <section className="fg" aria-labelledby="facet-topic">
      <div className="fg-head">
        <h3 className="sc" id="facet-topic">
          Topic
        </h3>
        {query.chosen.topic.length > 0 && <AnyOrAll query={query} />}
      </div>
      <div className="fg-find-wait" />
      <div id={TOPIC_LIST}>
        {shown.map((group) => (
          <Family key={group.slug} group={group} query={query} />
        ))}
        {hidden > 0 && (
          <details>
            <summary className="f-more lk">
              {shown.length === 0 ? countOf(hidden, 'topic') : countOf(hidden, 'more topic', 'more topics')},
              none in these results
            </summary>
            {none.map((group) => (
              <Family key={group.slug} group={group} query={query} isOpen />
            ))}
          </details>
        )}
      </div>
    </section>
  );
}

/** On narrow screens a family folds unless something in it is chosen; the style sheet leaves it open elsewhere. */
function Family({ group, query, isOpen = false }: { group: Group; query: PaperQuery; isOpen?: boolean }) {
  const marked = group.values.some(({ state }) => state !== 'free');
  const id = `family-${group.slug}${isOpen ? '-none' : ''}`;
  return (
    <div className="family">
      <input
        type="checkbox"
        className="vh"
        id={id}
        defaultChecked={marked || isOpen}
        key={`${id} ${marked}`}
        aria-label={`Show ${group.label}`}
      />
      <h4 className="fam">
        <label htmlFor={id}>
          {`${group.label} `}
          <span className="soft only-narrow">{countOf(group.values.length, 'topic')}</span>
        </label>
      </h4>
      <ul className="fv">
        {group.values.map((entry) => (
          <FacetRow key={entry.value} facet="topic" entry={entry} query={query} />
        ))}
      </ul>
    </div>
  );
}

function AnyOrAll({ query }: { query: PaperQuery }) {
  const choices = (['any', 'all'] as const).map((match) =>
    match === query.match ? (
      <b key={match} className="red" aria-current="true">
        {match}
      </b>
    ) : (
      <Anchor
        key={match}
        className="lk"
        href={papersHref(withMatch(query, match))}
        aria-label={`Papers with ${match} of the chosen topics`}
      >
        {match}
      </Anchor>
    ),
  );
  return (
    <span className="how">
      {choices[0]} / {choices[1]} of
    </span>
  );
}

function groups(
  families: IndexedFamily[],
  values: FacetValue[],
  keep: (value: FacetValue) => boolean,
): Group[] {
  const kept = new Map(values.filter(keep).map((value) => [value.value, value]));
  return families
    .map(({ slug, label, topics }) => ({
      slug,
      label,
      values: topics.flatMap((topic) => kept.get(topic.slug) ?? []),
    }))
    .filter((group) => group.values.length > 0);
}
