import { ShareBar } from '#components/charts/share-bar.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { TopicPage } from '#db/queries/topic-page.ts';
import type { Named, TopicPeople } from '#db/queries/topic-people.ts';
import type { FacetKey } from '#lib/facets.ts';
import { papersHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { countOf, figure } from '#lib/wording.ts';

/** Who wrote the most papers of a topic, and where, as far as that is known; each opens those papers. */
export function People({ topic, people }: { topic: TopicPage; people: TopicPeople }) {
  const { authors, organisations, withAuthors, withOrganisation } = people;
  return (
    <section aria-labelledby="people">
      <div className="band-head">
        <h2 className="sc" id="people">
          People and organisations
        </h2>
      </div>
      <p className="soft">
        {withAuthors === 0
          ? 'No paper here names its authors.'
          : `${figure(withAuthors)} of ${countOf(topic.count, 'paper')} ${withAuthors === 1 ? 'names its' : 'name their'} authors${manyText(authors, withAuthors)}.`}
      </p>
      <Bars topic={topic} facet="author" named={authors} />
      <p className="soft">
        {withOrganisation === 0
          ? 'None states an organisation.'
          : `${countOf(withOrganisation, 'paper')} ${withOrganisation === 1 ? 'states' : 'state'} an organisation${manyText(organisations, withOrganisation)}.`}
      </p>
      <Bars topic={topic} facet="org" named={organisations} />
    </section>
  );
}

/** Whoever has one paper stands by it; to name some of them would be chance. */
function manyText(named: readonly Named[], papers: number): string {
  if (papers === 1) return '';
  return named.length === 0 ? ', none more than one of them' : '; those with more than one';
}

function Bars({ topic, facet, named }: { topic: TopicPage; facet: FacetKey; named: readonly Named[] }) {
  if (named.length === 0) return null;
  const most = Math.max(...named.map(({ count }) => count));
  return (
    <ul className="hb">
      {named.map(({ slug, label, count }) => (
        <li key={slug}>
          <Anchor
            href={papersHref(withValues(withValues(EVERYTHING, 'topic', [topic.slug]), facet, [slug]))}
            aria-label={`${label}: ${countOf(count, 'paper')}`}
          >
            <span>{label}</span>
            <ShareBar value={count} of={most} />
            <span className="v">{figure(count)}</span>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
