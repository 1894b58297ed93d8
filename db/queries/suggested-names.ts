import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { FITS, fitOf, keyWords } from '#lib/beginnings.ts';
import { slugify } from '#lib/text/slug.ts';

/** A topic, an organisation or an author that answers what was typed, and the number of its papers. */
export type SuggestedName = { slug: string; label: string; papers: number };

type Named = { id: number; slug: string; name: string };

/** Names that are looked at: what one letter begins is cut, in the order of the slugs. */
const RANGE = 200;
/** Words of a name that may be typed in another order; more of them are no name. */
const NAME = 4;

/** The topics whose label or short label answers what was typed; one that does by the short label shows it. */
export function suggestedTopics(db: Database, words: readonly string[], limit: number): SuggestedName[] {
  const named = db
    .all<Named & { short: string }>(sql`select id, slug, label as name, short from topics order by id`)
    .flatMap(({ short, ...topic }) => {
      const label = fitOf(words, keyWords(topic.name)) ? topic.name : `${topic.name} (${short})`;
      return [{ ...topic, name: label }];
    });
  const count = sql`select topic_id as id, count(*) as papers from paper_topics where topic_id in`;
  return best(db, words, named, count, limit);
}

/** The organisations with words that begin as typed. */
export function suggestedOrganisations(
  db: Database,
  words: readonly string[],
  limit: number,
): SuggestedName[] {
  const count = sql`select organisation_id as id, count(*) as papers from papers where organisation_id in`;
  return best(db, words, beginningSo(db, sql`organisations`, words), count, limit);
}

/** The authors with names that begin as typed, given names and surnames in any order. */
export function suggestedAuthors(db: Database, words: readonly string[], limit: number): SuggestedName[] {
  const count = sql`select author_id as id, count(distinct paper_id) as papers from paper_authors where author_id in`;
  return best(db, words, beginningSo(db, sql`authors`, words), count, limit);
}

/**
 * Rows of a table of names in which the longest word typed begins the name or a later word of it. Slugs are names in
 * plain letters, in order; a word of another script than theirs is looked for in the names themselves.
 */
function beginningSo(db: Database, table: SQL, words: readonly string[]): Named[] {
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const columns = sql`select id, slug, name from ${table}`;
  if (slugify(longest) !== longest) {
    const capital = longest.charAt(0).toUpperCase() + longest.slice(1);
    return db.all<Named>(
      sql`${columns} where slug is not null and (instr(name, ${longest}) or instr(name, ${capital})) limit ${RANGE}`,
    );
  }
  const beginnings = new Set([longest, words.join('-'), words.join('')]);
  const rows = [...beginnings].flatMap((beginning) =>
    db.all<Named>(
      sql`${columns} where slug >= ${beginning} and slug < ${`${beginning}~`} order by slug limit ${RANGE}`,
    ),
  );
  if (words.length <= NAME) {
    rows.push(
      ...db.all<Named>(
        sql`${columns} where slug is not null and instr(slug, ${`-${longest}`}) order by slug limit ${RANGE}`,
      ),
    );
  }
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Those that answer what was typed: the better ones first, then those of more papers, then by label. */
function best(
  db: Database,
  words: readonly string[],
  named: readonly Named[],
  count: SQL,
  limit: number,
): SuggestedName[] {
  const found = named.flatMap(({ id, slug, name }) => {
    const fit = fitOf(words, keyWords(name));
    return fit === undefined ? [] : [{ id, slug, label: name, rank: FITS.indexOf(fit) }];
  });
  if (found.length === 0) return [];
  const ids = JSON.stringify(found.map(({ id }) => id));
  const counts = new Map(
    db
      .all<{ id: number; papers: number }>(sql`${count} (select value from json_each(${ids})) group by 1`)
      .map(({ id, papers }) => [id, papers]),
  );
  return found
    .map(({ id, ...one }) => ({ ...one, papers: counts.get(id) ?? 0 }))
    .filter(({ papers }) => papers > 0)
    .sort((a, b) => a.rank - b.rank || b.papers - a.papers || (a.label < b.label ? -1 : 1))
    .slice(0, limit)
    .map(({ rank: _, ...one }) => one);
}
