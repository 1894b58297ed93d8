import type BetterSqlite3 from 'better-sqlite3';
import { databaseError } from '#db/database-error.ts';
import { isDamage } from '#db/doctor/file-checks.ts';
import type { Finding, Remedy } from '#db/doctor/finding.ts';
import { NEW_PAPER_TOPIC } from '#db/ingest/taxonomy.ts';
import { takeTurn } from '#db/ingest/turn.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { BLOCK_BITS } from '#lib/search/postings.ts';
import { countOf } from '#lib/wording.ts';

const PATIENCE = 60_000;

/** Stands for a version of the derivation that there never was, so that the next ingest works every paper out again. */
const TO_BE_DERIVED = 'doctor';

/**
 * Mends what is certain, in one transaction: nothing that a source said is lost by it. Into a file with damaged pages
 * nothing is written.
 *
 * @returns what was done, a sentence each.
 * @throws LockedError when another program goes on writing for a minute; the database is then as it was before.
 */
export async function mend(
  file: string,
  findings: readonly Finding[],
  waiting: () => void = () => {},
): Promise<string[]> {
  const remedies = distinct(findings.flatMap(({ remedy }) => remedy ?? []));
  if (remedies.length === 0 || findings.some(isDamage)) return [];
  const db = await openDatabase(file);
  const done: string[] = [];
  try {
    await takeTurn(db, PATIENCE, waiting);
    for (const remedy of remedies) done.push(...apply(db, remedy));
    db.$client.exec('COMMIT');
    return [...done, ...rewrite(db, remedies)];
  } catch (error) {
    throw databaseError(error, file);
  } finally {
    if (db.$client.inTransaction) db.$client.exec('ROLLBACK');
    db.$client.close();
  }
}

/** Each once, blocks of several findings together; papers come back before what belongs to none is taken away. */
function distinct(remedies: readonly Remedy[]): Remedy[] {
  const blocks = remedies.flatMap((remedy) => (remedy.does === 'index again' ? remedy.blocks : []));
  const others = [...new Set(remedies.map((remedy) => JSON.stringify(remedy)))]
    .map((text): Remedy => JSON.parse(text))
    .filter(({ does }) => does !== 'index again');
  const marked: Remedy = { does: 'index again', blocks: [...new Set(blocks)].sort((a, b) => a - b) };
  return [
    ...others.filter(({ does }) => does === 'restore papers'),
    ...others.filter(({ does }) => does !== 'restore papers'),
    ...(blocks.length > 0 ? [marked] : []),
  ];
}

/** What rewrites the whole file, which cannot be done within a transaction. */
function rewrite({ $client }: Database, remedies: readonly Remedy[]): string[] {
  const isAsked = (wanted: Remedy['does']) => remedies.some(({ does }) => does === wanted);
  if (isAsked('vacuum')) $client.exec('vacuum');
  // A new file has gone through the log, all of it.
  if (!isAsked('vacuum') && !isAsked('checkpoint')) return [];
  const isHeldUp = $client.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 1;
  return [
    ...(isAsked('vacuum') ? ['Gave the free pages back.'] : []),
    isHeldUp
      ? 'The write-ahead log stays for now: another program is reading.'
      : 'Wrote the write-ahead log into the database.',
  ];
}

function apply({ $client }: Database, remedy: Remedy): string[] {
  switch (remedy.does) {
    case 'migrate':
      return ['Brought the tables up to date.'];
    case 'make schema':
      for (const statement of [...remedy.drop, ...remedy.make]) $client.exec(statement);
      return [`Made ${countOf(remedy.make.length, 'index or trigger', 'indexes and triggers')} anew.`];
    case 'reindex':
      $client.exec('reindex');
      return ['Made the indexes anew.'];
    case 'restore papers':
      return restorePapers($client);
    case 'remove strays':
      return changed(
        $client.prepare(
          `delete from ${remedy.table} where ${remedy.column} not in (select id from ${remedy.parent})`,
        ),
        (rows) =>
          `Removed ${countOf(rows, 'row')} of ${remedy.table} for ${remedy.parent} that are not there.`,
      );
    case 'let go':
      return changed(
        $client.prepare(
          `update ${remedy.table} set ${remedy.column} = null where ${remedy.column} not in (select id from ${remedy.parent})`,
        ),
        (rows) => `Let ${countOf(rows, 'row')} of ${remedy.table} wait for their papers.`,
      );
    case 'rebuild full text':
      $client.exec(`insert into papers_fts(papers_fts) values ('rebuild')`);
      return ['Made the full-text index anew.'];
    case 'index again':
      return [markBlocks($client, remedy.blocks)];
    case 'derive again':
      markPapers($client);
      return ['Marked all papers to be worked out again by “npm run ingest”.'];
    case 'analyze':
      $client.exec('analyze');
      return ['Counted anew for SQLite’s plans (ANALYZE).'];
    default:
      return [];
  }
}

/** What there is to say of a change, unless it changed nothing. */
function changed(statement: BetterSqlite3.Statement<[]>, say: (rows: number) => string): string[] {
  const { changes } = statement.run();
  return changes > 0 ? [say(changes)] : [];
}

/** With the texts of their first records, until the next ingest works them out. */
function restorePapers($client: BetterSqlite3.Database): string[] {
  const told = changed(
    $client.prepare(`
      insert into papers(id, slug, title_key, title, title_text, abstract, abstract_text,
        listing_count, first_source_id, first_position, topic_id, added_at, changed_at)
      select paper_id, coalesce((select slug from slugs s where s.paper_id = a.paper_id order by rowid desc limit 1), 'paper ' || paper_id),
        title_key, fields ->> '$.title', fields ->> '$.title', fields ->> '$.abstract', fields ->> '$.abstract',
        (select count(distinct source_id) from appearances o where o.paper_id = a.paper_id), source_id, position,
        coalesce((select topic_id from paper_topics t where t.paper_id = a.paper_id and rank = 1), ${NEW_PAPER_TOPIC}),
        strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ')
      from appearances a
      where id in (select min(id) from appearances where paper_id not in (select id from papers) group by paper_id)`),
    (papers) => `Made ${countOf(papers, 'paper')} again, to be worked out by “npm run ingest”.`,
  );
  if (told.length > 0) markPapers($client);
  return told;
}

function markPapers($client: BetterSqlite3.Database): void {
  $client
    .prepare('update ingest_runs set derived_with = ? where id = (select max(id) from ingest_runs)')
    .run(TO_BE_DERIVED);
}

function markBlocks($client: BetterSqlite3.Database, blocks: readonly number[]): string {
  const mark = $client.prepare(
    `insert into search_stale(block, changes)
     select :block, count(*) from papers where id between :block << ${BLOCK_BITS} and ((:block + 1) << ${BLOCK_BITS}) - 1
     on conflict do nothing`,
  );
  for (const block of blocks) mark.run({ block });
  return `Marked ${countOf(blocks.length, 'block')} of the search index to be made anew by “npm run ingest”.`;
}
