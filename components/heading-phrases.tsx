import type { Phrase } from '#lib/heading.ts';

/** A heading that is the query, what the reader has chosen in red. */
export function HeadingPhrases({ phrases }: { phrases: readonly Phrase[] }) {
  return phrases.map(({ text, chosen }, index) => {
    const key = `${index} ${text}`;
    return chosen ? <em key={key}>{text}</em> : <span key={key}>{text}</span>;
  });
}
