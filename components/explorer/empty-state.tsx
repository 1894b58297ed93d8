import { PaperRow } from '#components/paper-row.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Card } from '#db/queries/cards.ts';
import type { Hits } from '#db/queries/search-hits.ts';
import type { WayOut } from '#db/queries/ways-out.ts';
import { FACETS, isFacetKey } from '#lib/facets.ts';
import { AREA_PHRASE, exclusionText, yearText } from '#lib/heading.ts';
import { papersHref, yearRuns } from '#lib/hrefs.ts';
import { type Labels, labelOf } from '#lib/labels.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { parseSearch } from '#lib/search/query-language.ts';
import { countOf, figure, listed, quoted } from '#lib/wording.ts';

/** Papers that pass all filters but one. */
type NearMisses = { way: WayOut; cards: Card[]; hits: ReadonlyMap<number, Hits> };

type EmptyStateProps = {
  query: PaperQuery;
  ways: WayOut[];
  near: NearMisses | undefined;
  labels: Labels;
  searchable: boolean;
};

/** Why there is nothing, the ways out with the papers that each would give, and what comes near. */
export function EmptyState({ query, ways, near, labels, searchable }: EmptyStateProps) {
  return (
    <>
      <div className="empty">
        <p>{reason(query, ways, searchable)}</p>
        <ul className="drops">
          {ways.map((way) => (
            <li key={`${way.kind} ${way.values.join(' ')}`}>
              {way.count > 0 ? (
                <Anchor href={papersHref(way.query)} data-after={way.count}>
                  <b>{figure(way.count)}</b>
                  <Label way={way} labels={labels} />
                  <span className="act go">{way.kind === 'undated' ? 'Include undated' : 'Remove'}</span>
                </Anchor>
              ) : (
                <span className="dead">
                  <b>0</b>
                  <Label way={way} labels={labels} />
                  <span>Still none</span>
                </span>
              )}
            </li>
          ))}
        </ul>
        {ways.every(({ count }) => count === 0) && (
          <p className="mt-4">
            <Anchor className="lk" href="/papers">
              Start again from all papers
            </Anchor>
          </p>
        )}
      </div>
      {near && near.cards.length > 0 && (
        <>
          <div className="tools near">
            <h2 className="sc">Near misses</h2>
            <span>They pass every filter but {but(near.way, labels)}</span>
            <span className="end">
              <Anchor className="lk" href={papersHref(near.way.query)}>
                All {figure(near.way.count)}
              </Anchor>
            </span>
          </div>
          <ol className="rows">
            {near.cards.map((card, index) => (
              <PaperRow
                key={card.id}
                card={card}
                number={index + 1}
                hits={near.hits.get(card.id)}
                chosen={query.chosen.topic}
                heading="h3"
              />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** One sentence on why there is nothing. */
function reason(query: PaperQuery, ways: WayOut[], searchable: boolean): string {
  const words = quoted(query.q);
  if (!searchable) return `${words} holds no letter or digit to search for.`;
  if (ways.length === 1 || ways.every(({ kind }) => kind === 'text' || kind === 'clause')) {
    return query.q === '' ? 'No paper has what is chosen.' : textReason(query.q);
  }
  if (ways.every(({ count }) => count === 0))
    return 'No paper passes these filters, nor all but one of them.';
  const countOfWay = (kind: WayOut['kind']) => ways.find((way) => way.kind === kind)?.count;
  const [undated, anyYear] = [countOfWay('undated'), countOfWay('year')];
  if (undated && undated === anyYear) {
    return `Without the years there would be ${countOf(undated, 'paper')}, but none of them carries a date, so a choice of years leaves them out.`;
  }
  return 'No paper passes all of these filters. Without one of them there are:';
}

function textReason(q: string): string {
  const { clauses } = parseSearch(q);
  const [only] = clauses;
  if (clauses.some(({ negated }) => negated)) return `No paper matches ${quoted(q)}.`;
  if (only && clauses.length === 1)
    return `No ${only.field ?? 'title or abstract'} has ${quoted(only.text)}.`;
  return `No paper has all of ${quoted(q)}, and none comes close.`;
}

function Label({ way, labels }: { way: WayOut; labels: Labels }) {
  if (way.kind === 'undated') return <span>Keep the years and let in papers with no date</span>;
  return (
    <span>
      Without <span className={way.count > 0 ? 'red' : undefined}>{valuesText(way, labels)}</span>
    </span>
  );
}

function valuesText({ kind, values }: WayOut, labels: Labels): string {
  const [first = '', second = ''] = values;
  if (kind === 'text') return quoted(first);
  if (kind === 'clause') return /^“|: “/.test(first) ? first : quoted(first);
  if (kind === 'excluded')
    return `“not ${isFacetKey(first) ? exclusionText({ facet: first, value: second }, labels) : second}”`;
  if (kind === 'area') return AREA_PHRASE;
  if (kind === 'year') return yearRuns(values).map(yearText).join(', ');
  return listed(values.map((value) => (kind === 'undated' ? value : labelOf(labels, kind, value))));
}

function but(way: WayOut, labels: Labels): string {
  if (way.kind === 'text') return 'the words';
  if (way.kind === 'clause') return valuesText(way, labels);
  if (way.kind === 'year' || way.kind === 'undated') return 'the years';
  if (way.kind === 'area') return 'the area of the map';
  return way.kind === 'excluded' ? valuesText(way, labels) : `the ${FACETS[way.kind].label.toLowerCase()}`;
}
