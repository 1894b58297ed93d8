import { Anchor } from '#components/ui/anchor.tsx';
import { Cross } from '#components/ui/icons.tsx';
import { FACET_KEYS, type FacetKey, UNDATED } from '#lib/facets.ts';
import { AREA_PHRASE, clauseText, exclusionsInRuns, exclusionText, yearText } from '#lib/heading.ts';
import { included, papersHref, toggled, withArea, withText, withValues, yearRuns } from '#lib/hrefs.ts';
import { inOrder, type Labels, labelOf } from '#lib/labels.ts';
import { EVERYTHING, isFiltered, type PaperQuery } from '#lib/paper-query.ts';
import { clausesText, parseSearch } from '#lib/search/query-language.ts';
import { quoted } from '#lib/wording.ts';

/** Words of a search that are shown apart: of more, a pasted abstract, a reader would take back all. */
const MAX_APART = 20;

type ChipsProps = {
  query: PaperQuery;
  labels: Labels;
  /** The page of a state that the links lead to: the explorer, or another view of the same papers. */
  hrefOf?: (query: PaperQuery) => string;
};

/** Everything that is chosen, each with a link that takes it back; alternatives are joined by "or". */
export function Chips({ query, labels, hrefOf = papersHref }: ChipsProps) {
  if (!isFiltered(query)) return null;
  return (
    <div className="chips" data-stay="">
      {FACET_KEYS.map((facet) => (
        <ChipSet key={facet} {...{ facet, query, labels, hrefOf }} />
      ))}
      {exclusionsInRuns(query.not).map(({ facet, value, values }) => (
        <Chip
          key={`${facet}:${value}`}
          label={`not ${exclusionText({ facet, value }, labels)}`}
          href={hrefOf(included(query, facet, ...values))}
        />
      ))}
      {query.area.length > 0 && <Chip label={AREA_PHRASE} href={hrefOf(withArea(query, []))} />}
      {wordChips(query).map(({ key, label, q }) => (
        <Chip key={key} label={label} href={hrefOf(withText(query, q))} />
      ))}
      <Anchor className="chip-clear lk" href={hrefOf(EVERYTHING)}>
        Clear all
      </Anchor>
    </div>
  );
}

/**
 * What is searched for, with the search that is left without it: plain words together, and one by one where a sign, a
 * quote or a field says more about some of them.
 */
function wordChips({ q }: PaperQuery): { key: string; label: string; q: string }[] {
  if (q === '') return [];
  const { clauses } = parseSearch(q);
  const isPlain = clauses.every(({ kind, field, negated }) => kind === 'word' && !field && !negated);
  if (isPlain || clauses.length > MAX_APART) return [{ key: q, label: quoted(q), q: '' }];
  return clauses.map((clause, index) => ({
    key: `${index} ${clauseText(clause)}`,
    label: clauseText(clause),
    q: clausesText(clauses.filter((other) => other !== clause)),
  }));
}

function ChipSet({ facet, query, labels, hrefOf }: Required<ChipsProps> & { facet: FacetKey }) {
  const values = inOrder(labels, facet, query.chosen[facet]);
  if (values.length === 0) return null;
  if (facet === 'year') {
    const label = yearRuns(values).map(yearText).join(', ');
    return <Chip label={label} href={hrefOf(withValues(query, 'year', []))} />;
  }
  const word = facet === 'topic' && query.match === 'all' ? 'and' : 'or';
  return (
    <span className="chip-set">
      {values.map((value, index) => (
        <span key={value} className="contents">
          {index > 0 && <span className="or">{word}</span>}
          <Chip label={labelOf(labels, facet, value)} href={hrefOf(toggled(query, facet, value))} />
        </span>
      ))}
    </span>
  );
}

function Chip({ label, href }: { label: string; href: string }) {
  return (
    <Anchor className="chip" href={href}>
      <span>{label === yearText(UNDATED) ? 'No date given' : label}</span>
      <Cross />
      <span className="vh"> remove</span>
    </Anchor>
  );
}
