import { HeatMap } from '#components/charts/heat-map.tsx';
import { NumbersTable } from '#components/charts/numbers-table.tsx';
import { ScrollRegion } from '#components/charts/scroll-region.tsx';
import { ShownList } from '#components/trends/shown-list.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Trends } from '#db/queries/trends.ts';
import { heatLayout } from '#lib/charts/heat-layout.ts';
import { FEWEST_NUMBERED, HEAT_STEPS, mostTogether, type Together } from '#lib/charts/together.ts';
import { papersHref, trendsFileHref, versusHref } from '#lib/hrefs.ts';
import { onTopics } from '#lib/intersection.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import type { Shown } from '#lib/trends-query.ts';
import { countOf, figure } from '#lib/wording.ts';

/** Room that the list of pairs takes beside the drawing, in px, and the widest page. */
const LIST = { wide: 440, tall: 420 };
const PAGE = 1344;

type CoOccurrenceProps = { trends: Trends; query: PaperQuery; shown: Shown };

/** Topic with topic, as a drawing and the pairs that stand out, or as a table. */
export function CoOccurrence({ trends, query, shown }: CoOccurrenceProps) {
  const { topics, pairs, total } = trends;
  const hrefOf = (...slugs: string[]) => {
    const state = onTopics(query, slugs);
    return state && papersHref(state);
  };
  // The drawing is a triangle: where its short rows leave room, the list stands in the empty corner.
  const isBeside = heatLayout(topics).reach(LIST.tall) + LIST.wide <= PAGE;
  const hrefOfPair = ({ a, b }: Together) => hrefOf(a, b);
  return (
    <section className="band" aria-labelledby="together">
      <div className="band-head">
        <h2 className="sc" id="together">
          Topic with topic
        </h2>
        <p>
          {total === 1 ? 'One paper' : `All ${countOf(total, 'paper')}`}.{' '}
          {shown !== 'numbers' &&
            'The number counts papers on both topics; the stronger the shade, the further beyond chance.'}
        </p>
        <ShownList query={query} shown={shown} at="together" />
      </div>
      {pairs.length === 0 && <p className="soft">No paper here is on two topics.</p>}
      {pairs.length > 0 && shown === 'numbers' && (
        <PairTable trends={trends} query={query} hrefOf={hrefOfPair} />
      )}
      {pairs.length > 0 && shown !== 'numbers' && (
        <div className={isBeside ? 'heat-wrap is-beside' : 'heat-wrap'}>
          <PairList trends={trends} hrefOf={hrefOfPair} />
          <ScrollRegion label="Topic with topic, drawn">
            <HeatMap topics={topics} pairs={pairs} hrefOf={hrefOfPair} hrefOfTopic={(slug) => hrefOf(slug)} />
          </ScrollRegion>
        </div>
      )}
    </section>
  );
}

type Pairs = { trends: Trends; hrefOf: (pair: Together) => string | undefined };

function PairList({ trends, hrefOf }: Pairs) {
  const label = labelsOf(trends, 'short');
  const listed = mostTogether(trends.pairs, trends.total);
  return (
    <div className="pair-list">
      {listed.length > 0 && (
        <table className="words">
          <caption className="vh">Most often together</caption>
          <thead>
            <tr>
              <th scope="col">Most often together</th>
              <th scope="col">papers</th>
              <th scope="col">by chance</th>
              <th scope="col">times</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((pair) => {
              const href = hrefOf(pair);
              return (
                <tr key={`${pair.a} ${pair.b}`}>
                  <th scope="row">
                    <Anchor href={versusHref(pair.a, pair.b)}>
                      {label(pair.a)} <span className="soft">with</span> {label(pair.b)}
                    </Anchor>
                  </th>
                  <td>{href === undefined ? figure(pair.count) : <a href={href}>{figure(pair.count)}</a>}</td>
                  <td className="soft">{pair.expected.toFixed(1)}</td>
                  <td className="soft">{pair.times.toFixed(1)}×</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p className="heat-key">
        {HEAT_STEPS.map((least, index) => (
          <span key={least}>
            <svg width="22" height="14" className="heat swatch" aria-hidden="true">
              <g className={`c${index + 1}`}>
                <rect />
              </g>
            </svg>
            {least}×{index === HEAT_STEPS.length - 1 && ' and more'}
          </span>
        ))}
      </p>
      <p className="note">
        A point: one or two papers. Boxed: all papers on the topic. Chance is what two topics of these sizes
        would share were they independent.
      </p>
    </div>
  );
}

function PairTable({ trends, query, hrefOf }: Pairs & { query: PaperQuery }) {
  const label = labelsOf(trends, 'label');
  const numbered = trends.pairs.filter(({ count }) => count >= FEWEST_NUMBERED);
  const left = trends.pairs.length - numbered.length;
  return (
    <NumbersTable
      caption="Topics together"
      head={['Topics', 'Papers', 'By chance', 'Times']}
      rows={numbered.map((pair) => ({
        key: `${pair.a} ${pair.b}`,
        head: `${label(pair.a)} with ${label(pair.b)}`,
        cells: [
          { key: 'papers', text: figure(pair.count), href: hrefOf(pair) },
          { key: 'chance', text: pair.expected.toFixed(1) },
          { key: 'times', text: `${pair.times.toFixed(1)}×` },
        ],
      }))}
      file={trendsFileHref(query, 'together')}
    >
      {left > 0 && `; it has the ${countOf(left, 'pair')} of one or two papers too`}
    </NumbersTable>
  );
}

function labelsOf({ topics }: Trends, name: 'label' | 'short'): (slug: string) => string {
  const labels = new Map(topics.map((topic) => [topic.slug, topic[name]]));
  return (slug) => labels.get(slug) ?? slug;
}
