import type { FoundWord, Why } from '#lib/search/why.ts';
import { listed, quoted } from '#lib/wording.ts';

const TITLES = {
  exact: 'What was typed is its title.',
  name: 'What was typed is its name.',
  near: 'What was typed is nearly its title.',
} as const;

/** The least that is worth a line; scores of words alone are about 1 to 3. */
const WORTH_SAYING = 0.05;

/** Why a paper is a result and in its place, on demand: words and where they stand, what is missing, what adds up. */
export function WhyResult({ why: { found, missing, title, parts } }: { why: Why }) {
  const terms = [
    { label: 'words', value: parts.words },
    { label: 'words side by side', value: parts.pairs },
    { label: 'meaning', value: parts.meaning },
    { label: 'title', value: parts.title },
  ].filter(({ value }) => value >= WORTH_SAYING);
  return (
    <details className="why-this">
      <summary>Why this result</summary>
      {title && <p>{TITLES[title]}</p>}
      {found.length > 0 && <p>{foundText(found)}</p>}
      {missing.length > 0 && <p>Not in it: {listed(missing.map(quoted), 'and')}.</p>}
      {terms.length > 0 && (
        <p className="soft">
          Score {total(terms)}
          {terms.length > 1 &&
            `: ${terms.map(({ label, value }) => `${label} ${value.toFixed(2)}`).join(', ')}`}
          {terms.length === 1 && `, all of it ${terms[0]?.label}`}.
        </p>
      )}
    </details>
  );
}

/** “merging” in title and abstract, “audio” (as “speech”) in abstract. */
function foundText(found: readonly FoundWord[]): string {
  const byPlace = Map.groupBy(found, ({ where }) => where);
  const parts = [...byPlace].map(
    ([where, words]) =>
      `${listed(words.map(wordText), 'and')} in ${where === 'abstract' ? 'the abstract' : where}`,
  );
  return `${parts.join('; ')}.`;
}

function wordText({ label, as }: FoundWord): string {
  return as === undefined ? quoted(label) : `${quoted(label)} as ${quoted(as)}`;
}

function total(terms: readonly { value: number }[]): string {
  return terms.reduce((sum, { value }) => sum + value, 0).toFixed(2);
}
