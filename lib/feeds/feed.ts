/** Papers as a feed tells them, whatever its format; all addresses are absolute. */
export type Feed = {
  title: string;
  /** In a sentence or more: what is in it, and what could not be had of what was asked. */
  about: string;
  /** The page with the same papers, and the feed's own address. */
  page: string;
  self: string;
  /** When anything was last read into the database; ISO time, UTC. */
  changedAt: string;
  /** The site's name and address. */
  site: { name: string; url: string };
  entries: FeedEntry[];
};

/** A paper in a feed; what is unknown is undefined or empty. */
export type FeedEntry = {
  /** The first permalink that the paper ever had, which still answers when a corrected title gave it another. */
  id: string;
  url: string;
  title: string;
  abstract: string;
  /** ISO date of a whole day; a month or a year alone is no time that a feed could tell. */
  publishedOn: string | undefined;
  /** When it first came into the database, whatever was read since; ISO time, UTC. */
  addedAt: string;
  authors: string[];
  topics: { slug: string; label: string }[];
};

/** The midnight in UTC with which a day begins, as RFC 3339 writes it. */
export function startOfDay(day: string): string {
  return `${day}T00:00:00Z`;
}
