import { readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { describe, expect, test } from 'vitest';
import { examine } from '#db/doctor/examine.ts';
import type { Finding } from '#db/doctor/finding.ts';
import { mend } from '#db/doctor/mend.ts';
import { search } from '#db/search.ts';
import { tamper } from '#tests/fixtures/damage.ts';
import { checkFullText, contentOf, type Desk, desk, rows } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SMALL_FILE = { 'papers.jsonl': jsonLines(PAPERS) };

/** What is wrong, and what is to be done about it. */
async function found({ db }: Desk): Promise<[check: string, mend: string][]> {
  const { findings } = await examine(db.$client.name);
  return findings.map(({ check, mend: advice }) => [check, advice]);
}

async function mended({ db }: Desk): Promise<string[]> {
  return mend(db.$client.name, (await examine(db.$client.name)).findings);
}

const DERIVED = ['Marked all papers to be worked out again by “npm run ingest”.'];
const INDEXED = ['Marked 1 block of the search index to be made anew by “npm run ingest”.'];

/** What was changed, and what is done about it; the next ingest does the rest. */
const WITH_INGEST: [change: string, done: string[]][] = [
  ['update papers set listing_count = 7, first_position = 99 where id = 3', DERIVED],
  ['update papers set year = 1999, topic_id = 1 where id = 5', DERIVED],
  [`update slugs set paper_id = 4 where slug = 'a-year-and-nothing-more'`, DERIVED],
  ['delete from paper_topics where paper_id = 4', DERIVED],
  ['update paper_topics set rank = rank + 1 where paper_id = 7 and rank > 1', DERIVED],
  ['update related_papers set other_id = 1 where paper_id = 1 and rank = 1', DERIVED],
  [`delete from authors where name = 'Ada Byron'`, DERIVED],
  ['delete from search_blocks; delete from search_postings', INDEXED],
  [
    `delete from paper_vectors where paper_id = 3; update paper_vectors set vector = x'00' where paper_id = 4`,
    INDEXED,
  ],
  [`insert into search_postings(term, block, papers, data) values ('zzz', 0, 1, x'040020')`, INDEXED],
  ['update search_basis set vector = zeroblob(4)', INDEXED],
];

test.each(WITH_INGEST)('%s', async (change, done) => {
  const made = await desk(SMALL_FILE);
  tamper(made, change);
  expect(await mended(made)).toEqual(done);
  const left = await found(made);
  expect(left.length).toBeGreaterThan(0);
  for (const [, advice] of left) expect(advice).toContain('“npm run ingest” mends it.');
  await made.feed(SMALL_FILE);
  expect(await found(made)).toEqual([]);
});

test('a paper that was taken out comes back under its number and its address, and its twin keeps its own', async () => {
  const made = await desk(SMALL_FILE);
  const papers = `select p.id, p.slug, s.slug as address, title_text, abstract_text, arxiv_id, topic_id, listing_count, code_url
    from papers p join slugs s on s.paper_id = p.id order by p.id, s.slug`;
  const before = rows(made, papers);
  tamper(made, 'delete from papers where id = 1');
  expect(await mended(made)).toEqual([
    'Made 1 paper again, to be worked out by “npm run ingest”.',
    'Marked all papers to be worked out again by “npm run ingest”.',
  ]);
  expect(rows(made, 'select id, slug, title_text from papers where id = 1')).toEqual([
    { id: 1, slug: 'attention-revisited', title_text: 'Attention Revisited' },
  ]);
  await made.feed(SMALL_FILE);
  expect(await found(made)).toEqual([]);
  expect(rows(made, papers)).toEqual(before);
});

test('what hung on a paper without records is taken away, its facts wait, and its address is given to no other', async () => {
  const made = await desk(SMALL_FILE, {
    'facts.jsonl': jsonLines([{ title: 'No Date Was Given', year: 2020 }]),
  });
  tamper(made, 'delete from appearances where paper_id = 4; delete from papers where id = 4');
  const done = await mended(made);
  expect(done).toContain('Let 1 row of facts wait for their papers.');
  expect(done).toContain('Removed 1 row of paper_vectors for papers that are not there.');
  await made.feed(SMALL_FILE);
  expect((await found(made)).map(([check]) => check)).toEqual(['foreign keys', 'sources']);
  expect(rows(made, `select slug, paper_id from slugs where slug = 'no-date-was-given'`)).toEqual([
    { slug: 'no-date-was-given', paper_id: 4 },
  ]);
});

describe('at once', () => {
  const AT_ONCE: [change: string, done: string[]][] = [
    [
      `insert into papers_fts(papers_fts, rowid, title_text, abstract_text) select 'delete', id, title_text, abstract_text from papers where id = 4`,
      ['Made the full-text index anew.'],
    ],
    [
      'drop trigger papers_fts_update; drop trigger search_stale_delete; create trigger search_stale_delete after delete on papers begin select 1; end; drop index papers_year',
      ['Made 3 indexes and triggers anew.'],
    ],
    [
      `insert into overrides(paper_id, asked, removed, refused) values (99, '{}', '[]', 0)`,
      ['Removed 1 row of overrides for papers that are not there.'],
    ],
    [
      `analyze; update sqlite_stat1 set stat = '2 1' where tbl = 'papers'`,
      ['Counted anew for SQLite’s plans (ANALYZE).'],
    ],
    [
      'pragma wal_autocheckpoint = 0; create table filler as select zeroblob(70000000) as data; drop table filler',
      ['Gave the free pages back.', 'Wrote the write-ahead log into the database.'],
    ],
  ];

  test.each(AT_ONCE)('%s', async (change, done) => {
    const made = await desk(SMALL_FILE);
    tamper(made, change);
    expect((await mended(made)).sort()).toEqual(done);
    expect(await found(made)).toEqual([]);
    checkFullText(made.db);
    expect([...search(made.db, 'transfer').inOrder()]).toEqual([4, 3]);
  });
});

describe('nothing is done', () => {
  test('where nothing is certain: it is said what to do', async () => {
    const made = await desk(SMALL_FILE);
    tamper(made, 'update sources set record_count = 12');
    expect(await mended(made)).toEqual([]);
    expect(await found(made)).toEqual([
      [
        'sources',
        'Put a backup in its place, or read all sources into a new database (“npm run ingest -- --db NEW PATH…”).',
      ],
    ]);
  });

  const WRONG: Finding = {
    check: 'integrity',
    severity: 'wrong',
    what: 'damaged',
    rows: 1,
    named: ['page 7'],
    mend: 'x',
  };

  test('to a file with damaged pages, whatever else is found', async () => {
    const made = await desk(SMALL_FILE);
    tamper(made, 'update papers set listing_count = 7');
    const { findings } = await examine(made.db.$client.name);
    expect(await mend(made.db.$client.name, [...findings, WRONG])).toEqual([]);
    expect((await mended(made)).length).toBe(1);
  });

  test('when one of the steps fails: the others are taken back', async () => {
    const made = await desk(SMALL_FILE);
    tamper(made, 'update papers set listing_count = 7');
    const { findings } = await examine(made.db.$client.name);
    const before = contentOf(made.db);
    const failing: Finding = {
      ...WRONG,
      remedy: { does: 'make schema', drop: [], make: ['create nonsense'] },
    };
    await expect(mend(made.db.$client.name, [...findings, failing])).rejects.toThrow('syntax error');
    expect(contentOf(made.db)).toEqual(before);
  });
});

test('tables of an older Broadsheet are brought up to date', async () => {
  const made = await desk();
  const migrations = join(made.folder, 'migrations');
  await cp(join(process.cwd(), 'db', 'migrations'), migrations, { recursive: true });
  const journal = join(migrations, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 5) }));
  const file = join(made.folder, 'older.sqlite');
  const older = new Sqlite(file);
  migrate(drizzle(older), { migrationsFolder: migrations });
  older.close();
  const { findings } = await examine(file);
  expect(findings.map(({ what }) => what)).toEqual(['its tables are those of an older Broadsheet']);
  expect(await mend(file, findings)).toEqual(['Brought the tables up to date.']);
  expect((await examine(file)).findings).toEqual([]);
});
