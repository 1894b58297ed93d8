import { ChartTable } from '#components/charts/chart-table.tsx';
import { ShareBar } from '#components/charts/share-bar.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { TopicPage } from '#db/queries/topic-page.ts';
import { papersHref, topicChartHref, versusHref, withMatch, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { countOf, figure } from '#lib/wording.ts';

const LISTED = 9;

type Overlap = TopicPage['overlaps'][number];

/** The topics that a topic shares papers with; each bar opens the papers on both, and beside it stand the two side by side. */
export function SharedWith({ topic }: { topic: TopicPage }) {
  const shown = topic.overlaps.slice(0, LISTED);
  const rest = topic.overlaps.slice(LISTED);
  return (
    <section aria-labelledby="shared">
      <div className="band-head">
        <h2 className="sc" id="shared">
          Shared with
        </h2>
        <p>Each bar opens the overlap</p>
      </div>
      <ul className="hb shares">{shown.map((overlap) => row(topic, overlap))}</ul>
      {rest.length > 0 && (
        <details>
          <summary className="f-more lk">{countOf(rest.length, 'more topic', 'more topics')}</summary>
          <ul className="hb shares">{rest.map((overlap) => row(topic, overlap))}</ul>
        </details>
      )}
      {shown.length === 0 && <p className="soft">With none: no paper has another topic beside this one.</p>}
      {shown.length > 0 && (
        <ChartTable
          caption={`Topics that share papers with ${topic.label}`}
          head={['Topic', 'Papers on both', 'Per cent']}
          rows={topic.overlaps.map(({ slug, label, count }) => ({
            key: slug,
            head: label,
            cells: [
              { key: 'papers', text: figure(count), href: hrefOfBoth(topic.slug, slug) },
              { key: 'percent', text: ((100 * count) / topic.count).toFixed(1) },
            ],
          }))}
          file={topicChartHref(topic.slug, 'shared')}
        />
      )}
    </section>
  );
}

function row(topic: TopicPage, { slug, label, count }: Overlap) {
  return (
    <li key={slug}>
      <Anchor href={hrefOfBoth(topic.slug, slug)} aria-label={`${label}: ${countOf(count, 'paper')} on both`}>
        <span>{label}</span>
        <ShareBar value={count} of={topic.count} />
        <span className="v">{figure(count)}</span>
      </Anchor>
      <Anchor
        className="beside lk"
        href={versusHref(topic.slug, slug)}
        aria-label={`${topic.label} and ${label} side by side`}
      >
        compare
      </Anchor>
    </li>
  );
}

function hrefOfBoth(topic: string, other: string): string {
  return papersHref(withMatch(withValues(EVERYTHING, 'topic', [topic, other]), 'all'));
}
