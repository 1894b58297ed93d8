import { adviceOf, type Finding, NAMED, RESTORE, type Remedy } from '#db/doctor/finding.ts';
import type { Database } from '#db/open.ts';
import { countOf } from '#lib/wording.ts';

type Reference = { table: string; column: string; parent: string; cascades: boolean };
type Stray = { table: string; rowid: number; parent: string; fkid: number };

/** Where a row is called by something better than its number. */
const NAMES: Readonly<Record<string, string>> = { slugs: 'slug', papers: 'slug', rejects: 'reason' };

/** References that the next ingest works out again from what the sources say. */
const DERIVED = new Set([
  'papers.organisation_id',
  'papers.venue_id',
  'paper_authors.author_id',
  'paper_categories.category_id',
  'paper_topics.topic_id',
]);
/** Rows that refer to a row that is not there: a finding for each column of which there are some. */
export function strayRows(db: Database): Finding[] {
  const found = new Map<string, { reference: Reference; rows: number; first: number[] }>();
  const strays = db.$client.prepare<[], Stray>('pragma foreign_key_check').iterate();
  for (const { table, rowid, fkid } of strays) {
    const key = `${table} ${fkid}`;
    const entry = found.get(key) ?? { reference: referenceOf(db, table, fkid), rows: 0, first: [] };
    entry.rows += 1;
    if (entry.first.length < NAMED) entry.first.push(rowid);
    found.set(key, entry);
  }
  return [...found.values()].map(({ reference, rows, first }) => {
    const { table, column, parent } = reference;
    const remedy = remedyOf(reference);
    return {
      check: 'foreign keys',
      severity: 'wrong',
      what: `${countOf(rows, 'row')} of ${table} for ${parent} that are not there (${column})`,
      rows,
      named: first.map((rowid) => nameOf(db, table, rowid)),
      mend: remedy ? adviceOf(remedy) : RESTORE,
      ...(remedy && { remedy }),
    };
  });
}

/**
 * A paper whose records are there can be made again, under its number and its address. Without them, rows that would
 * have gone with the paper can go, and facts can wait. An address stays even so: given to another paper it would lead
 * astray whoever has kept it.
 */
function remedyOf({ table, column, parent, cascades }: Reference): Remedy | undefined {
  if (DERIVED.has(`${table}.${column}`)) return { does: 'derive again' };
  if (parent === 'papers' && (table === 'appearances' || table === 'slugs'))
    return { does: 'restore papers' };
  if (parent === 'papers' && table === 'facts') return { does: 'let go', table, column, parent };
  return cascades ? { does: 'remove strays', table, column, parent } : undefined;
}

function referenceOf({ $client }: Database, table: string, fkid: number): Reference {
  const row = $client
    .prepare<[string, number], { column: string; parent: string; action: string }>(
      'select "from" as column, "table" as parent, on_delete as action from pragma_foreign_key_list(?) where id = ?',
    )
    .get(table, fkid);
  return { table, column: row?.column ?? '', parent: row?.parent ?? '', cascades: row?.action === 'CASCADE' };
}

function nameOf({ $client }: Database, table: string, rowid: number): string {
  const column = NAMES[table];
  if (column === undefined) return `row ${rowid}`;
  return String(
    $client.prepare<[number]>(`select ${column} from ${table} where rowid = ?`).pluck().get(rowid),
  );
}
