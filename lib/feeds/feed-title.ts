import { heading, headingText } from '#lib/heading.ts';
import type { Labels } from '#lib/labels.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { problemText, type QueryProblem } from '#lib/params.ts';
import { figure } from '#lib/wording.ts';

/** A feed's name, which stays when papers come in: `Broadsheet: newest papers on Merging`. */
export function feedTitle(query: PaperQuery, labels: Labels): string {
  const [, ...parts] = heading(query, Number.POSITIVE_INFINITY, labels);
  return `Broadsheet: newest papers${parts.map(({ text }) => text).join('')}`;
}

/**
 * What is in a feed: the page's heading, how much of it the feed has, and what could not be had of what was asked.
 *
 * @param complete how many of the papers have all words of the search; the others come close
 */
export function feedAbout(
  { query, labels, problems }: { query: PaperQuery; labels: Labels; problems: readonly QueryProblem[] },
  { total, complete, entries }: { total: number; complete: number | undefined; entries: number },
): string {
  const all = `${headingText(query, total, labels, complete)}.`;
  const part = entries < total ? [`The newest ${figure(entries)} are in this feed.`] : [];
  return [all, ...part, ...problems.map(problemText)].join(' ');
}
