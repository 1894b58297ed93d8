import type { Database } from '#db/open.ts';
import { suggestedAuthors, suggestedOrganisations, suggestedTopics } from '#db/queries/suggested-names.ts';
import { suggestedPapers } from '#db/queries/suggested-papers.ts';
import { keyWords } from '#lib/beginnings.ts';

/** What the beginning of a search may mean; `papers` is the number of papers of a topic, an organisation, an author. */
export type Suggestion = {
  kind: 'paper' | 'topic' | 'organisation' | 'author';
  label: string;
  slug: string;
  papers?: number;
};

const PAPERS = 5;
const OTHERS = 3;
const TOGETHER = 10;

/** As much as a search can have (lib/paper-query.ts); a longer text begins no title. */
const LONGEST = 1000;

/**
 * What the beginning of a search may mean: papers by title, topics, organisations and authors, in this order. Every
 * word typed begins a word of the label, whatever its case, hyphens and diacritics. Any string is accepted; an empty
 * one has no answer.
 */
export async function suggestions(db: Database, typed: string): Promise<Suggestion[]> {
  const text = typed.toWellFormed();
  if (text.length > LONGEST || !/[^\p{C}\p{Z}\ufffd]/u.test(text)) return [];
  const words = keyWords(text);
  const lists: Suggestion[][] = [
    suggestedPapers(db, words, text, PAPERS).map(({ slug, title }) => ({
      kind: 'paper',
      label: title,
      slug,
    })),
    suggestedTopics(db, words, OTHERS).map((one) => ({ kind: 'topic', ...one })),
    suggestedOrganisations(db, words, OTHERS).map((one) => ({ kind: 'organisation', ...one })),
    suggestedAuthors(db, words, OTHERS).map((one) => ({ kind: 'author', ...one })),
  ];
  while (lists.flat().length > TOGETHER) longest(lists)?.pop();
  return lists.flat();
}

/** Of lists of the same length the last one. */
function longest(lists: readonly Suggestion[][]): Suggestion[] | undefined {
  return lists.toReversed().sort((a, b) => b.length - a.length)[0];
}
