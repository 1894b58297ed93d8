import type { MergedFields } from '#lib/merge-readings.ts';

/** Days in which the worth of an upvote or a comment halves. */
export const HALF_LIFE = 7;
/** A comment takes more than a click: it counts as so many upvotes. */
const COMMENT = 2;
const DAY_MS = 86_400_000;

type Attention = Pick<MergedFields, 'upvotes' | 'commentCount' | 'listedOn' | 'published'>;

/**
 * What papers are sorted by as "trending": log2(upvotes + 2·comments) + d / 7, d the days from the beginning of 1970 to
 * the paper's day (that of the listing where one is known, else that of its publication). Two papers stand in the order
 * of votes · 2^(−age / 7), an exponential decay with a half-life of seven days, whatever the present day is: it adds
 * the same to both, so that nothing has to be worked out anew as time goes by (the way of Reddit's "hot" order, with a
 * decay of its own). Undefined without an upvote or comment, or without a day.
 */
export function trending({
  upvotes = 0,
  commentCount = 0,
  listedOn,
  published,
}: Attention): number | undefined {
  const votes = upvotes + COMMENT * commentCount;
  const day = listedOn ?? (published?.precision === 'day' ? published.on : undefined);
  if (votes <= 0 || day === undefined) return undefined;
  return Math.log2(votes) + Date.parse(day) / DAY_MS / HALF_LIFE;
}
