import { Anchor } from '#components/ui/anchor.tsx';
import type { FoundWord, Why } from '#lib/search/why.ts';
import { countOf, listed, quoted } from '#lib/wording.ts';

const TITLES = {
  exact: 'The search is its title.',
  name: 'The search is the name that its title begins with.',
  near: 'The search is nearly its title.',
} as const;

const PLACES = {
  'title and abstract': 'In title and abstract',
  title: 'In the title',
  abstract: 'In the abstract',
} as const;

/** Words of a long search that are named; the others are counted. */
const NAMED = 6;

/**
 * Why a paper is a result and in its place, on demand: words and where they stand, what is missing, what adds up.
 * Nothing where there is nothing to say: of a search that only leaves out, or has stop words alone.
 */
export function WhyResult({ why }: { why: Why }) {
  const { found, missing, title } = why;
  const score = scoreText(why);
  if (found.length + missing.length === 0 && score === undefined) return null;
  return (
    <details className="why-this">
      <summary>
        {missing.length === 0
          ? 'Why this result'
          : `Why: ${found.length} of ${countOf(found.length + missing.length, 'word')}`}
      </summary>
      {title && <p>{TITLES[title]}</p>}
      {Object.entries(PLACES).map(([place, lead]) => (
        <Words key={place} lead={lead} words={found.filter(({ where }) => where === place).map(wordText)} />
      ))}
      <Words lead="Not in it" words={missing.map(quoted)} />
      {score && (
        <p className="soft">
          {`${score} `}
          <Anchor className="lk" href="/about#ranking">
            What counts
          </Anchor>
        </p>
      )}
    </details>
  );
}

function Words({ lead, words }: { lead: string; words: readonly string[] }) {
  if (words.length === 0) return null;
  const named = words.length > NAMED + 1 ? words.slice(0, NAMED) : words;
  const others = words.length - named.length;
  return (
    <p>
      <span className="soft">{`${lead}:`}</span>
      {` ${listed(others > 0 ? [...named, `${others} more`] : named, 'and')}.`}
    </p>
  );
}

/** `“merging”`, `“speech” for “audio”`. */
function wordText({ label, as, isApart }: FoundWord): string {
  if (isApart) return `the words of ${quoted(label)}`;
  return as === undefined ? quoted(label) : `${quoted(as)} for ${quoted(label)}`;
}

/** The score and what makes it up; undefined where nothing does. */
function scoreText({ score, parts }: Why): string | undefined {
  const terms = [
    { what: 'words', value: parts.words },
    { what: 'words close together', value: parts.pairs },
    { what: 'meaning', value: parts.meaning },
    { what: 'the title', value: parts.title },
  ]
    .map(({ what, value }) => ({ what, text: value.toFixed(2) }))
    .filter(({ text }) => Number(text) !== 0);
  if (terms.length === 0) return undefined;
  if (terms.length === 1) return `Score ${score.toFixed(2)}, all of it for ${terms[0]?.what}.`;
  return `Score ${score.toFixed(2)}: ${listed(
    terms.map(({ what, text }) => `${text} for ${what}`),
    'and',
  )}.`;
}
