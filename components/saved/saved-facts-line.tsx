import type { SharedEntry } from '#lib/saved/share-link.ts';
import { capitalised, dateText, listed } from '#lib/wording.ts';

/** Names shown before the rest is a number. */
const NAMES = 3;

/** What is known of a saved paper, in a line: authors, year, and when it was saved. */
export function SavedFactsLine({ entry, savedAt }: { entry: SharedEntry; savedAt?: string }) {
  const { authors = [], year } = entry;
  const others = authors.length - NAMES;
  const names =
    others > 1 ? `${authors.slice(0, NAMES).join(', ')} and ${others} others` : listed(authors, 'and');
  const parts = [names, year?.toString(), savedAt && `saved ${dayText(savedAt)}`].filter((part) => part);
  if (parts.length === 0) return null;
  return <p className="meta">{capitalised(parts.join(' · '))}</p>;
}

/** The reader's own day of an instant. */
function dayText(instant: string): string {
  const date = new Date(instant);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return dateText(parts.map((part) => String(part).padStart(2, '0')).join('-'), 'short');
}
