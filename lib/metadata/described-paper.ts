/** What a page tells programs about a paper. Null and empty lists are what nobody says; it is told by no tag. */
export type DescribedPaper = {
  title: string;
  abstract: string;
  /** Names in the order of the source, the first `MOST_NAMES` of them; none where no source names them. */
  authors: readonly string[];
  /** ISO date of the precision that is known: `2021-04-18`, `2021-04` or `2021`. */
  publishedOn: string | null;
  arxivId: string | null;
  doi: string | null;
  venue: string | null;
  /** Labels, the core topic first. */
  topics: readonly string[];
  /** The absolute address of its page. */
  url: string;
};

/** Names of meta elements with their contents in order; a name without one is not there. */
export type MetaTags = Record<string, string[]>;

/** The tags of which something is known. */
export function knownTags(tags: Readonly<Record<string, readonly (string | null)[]>>): MetaTags {
  const known = Object.entries(tags).map(([name, contents]): [string, string[]] => [
    name,
    contents.flatMap((content) => content || []),
  ]);
  return Object.fromEntries(known.filter(([, contents]) => contents.length > 0));
}

/** Whether a venue is a journal, as its name tells: `Transactions of …`, `Journal of …`, `TACL`. */
export function isJournal(venue: string): boolean {
  return /\b(transactions|journal|letters|magazine)\b|^(TACL|TMLR|JMLR)\b/i.test(venue);
}
