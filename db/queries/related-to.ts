import type { Database } from '#db/open.ts';
import { alikeIn } from '#db/search/alike.ts';
import { relatedOnDemand } from '#db/search/related-papers.ts';
import { MOST_RELATED_AT_ONCE, nearestPapers, type PaperText } from '#lib/related.ts';

const kept = new WeakMap<Database, Map<number, { id: number; score: number }[]>>();
/** Neighbours that are worked out of each paper, once for all papers of a database. */
const MOST_RELATED = 101;

/**
 * The papers nearest to one, nearest first, at most `limit` and 101; none for an id that no paper has. They are compared
 * as those of a permalink are: with all papers, and where they are too many with those of the same telling terms.
 */
export async function relatedTo(
  db: Database,
  id: number,
  limit: number,
): Promise<{ id: number; score: number }[]> {
  const papers = db.$client.prepare<[], number>('select count(*) from papers').pluck().get() ?? 0;
  if (papers > MOST_RELATED_AT_ONCE) return relatedOnDemand(db, id, limit);
  const known = kept.get(db) ?? nearestOfAll(db);
  kept.set(db, known);
  return (known.get(id) ?? []).slice(0, limit);
}

function nearestOfAll(db: Database): Map<number, { id: number; score: number }[]> {
  const texts = db.$client.prepare<[], PaperText>(
    'select id, title_text as title, abstract_text as abstract from papers order by id',
  );
  return new Map(nearestPapers(() => texts.all(), MOST_RELATED, { alike: alikeIn(db) }));
}
