import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { examine } from '#db/doctor/examine.ts';
import { mend } from '#db/doctor/mend.ts';
import { systemFrom } from '#lib/topics/topic-system.ts';
import { damage, tamper } from '#tests/fixtures/damage.ts';
import { type Desk, desk, deskOfDumps, type Texts } from '#tests/fixtures/database.ts';
import { LAB } from '#tests/fixtures/lab.ts';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SMALL_FILE = { 'papers.jsonl': jsonLines(PAPERS) };

/** What is found, without what mends it: check, severity, the sentence, and the names. */
async function found(made: Desk, quick = false): Promise<string[]> {
  const { findings, skipped } = await examine(made.db.$client.name, { quick });
  expect(skipped).toEqual([]);
  for (const { rows, named } of findings) expect(named.length).toBe(Math.min(rows, 5));
  return findings.map(
    ({ check, severity, what, named }) =>
      `${severity} ${check}: ${what}${named.length > 0 ? ` | ${named.join(', ')}` : ''}`,
  );
}

function bytesOf(file: string): string {
  return ['', '-wal']
    .map((suffix) => `${file}${suffix}`)
    .filter((name) => existsSync(name))
    .map((name) => createHash('sha256').update(readFileSync(name)).digest('hex'))
    .join(' ');
}

describe('a sound database', () => {
  const CASES: Record<string, Texts[]> = {
    'without a paper': [],
    'of papers chosen for their edges': [SMALL_FILE],
    'of three layouts': [{ 'a.txt': CARDS, 'b.txt': SPACED, 'c.txt': COMPACT }],
    'of several ingests': [
      { 'a.txt': CARDS },
      { 'b.txt': SPACED },
      SMALL_FILE,
      { 'prose.txt': 'Dear reader,\n' },
    ],
    'with facts that wait': [{ 'facts.jsonl': jsonLines([{ title: 'Nowhere to Be Found', year: 2020 }]) }],
  };

  test.each(Object.entries(CASES))('%s has no findings', async (_, runs) => {
    const made = await desk(...runs);
    expect(await found(made)).toEqual([]);
  });

  test('of the dumps has none, and is not written to', async () => {
    const made = await deskOfDumps();
    onTestFinished(made.remove);
    const before = bytesOf(made.db.$client.name);
    expect(before).not.toBe('');
    expect(await examine(made.db.$client.name)).toEqual({
      database: made.db.$client.name,
      papers: 483,
      findings: [],
      skipped: [],
    });
    expect(bytesOf(made.db.$client.name)).toBe(before);
    made.db.$client.close();
    const closed = bytesOf(made.db.$client.name);
    expect((await examine(made.db.$client.name)).findings).toEqual([]);
    expect(bytesOf(made.db.$client.name).split(' ')[0]).toBe(closed);
  });

  test('of a taxonomy of one’s own, with corrections by hand, has none', async () => {
    const made = await desk();
    const overrides = join(made.folder, 'topics.overrides.jsonl');
    writeFileSync(
      overrides,
      '{"title": "No Date Was Given", "core": "robots"}\n{"title": "Not Here Yet", "add": ["speech"]}\n',
    );
    await made.feed(SMALL_FILE, { topics: systemFrom('lab.json', LAB), overrides });
    expect(await found(made)).toEqual([]);
  });

  test('has only notes where names are left over', async () => {
    const made = await desk(SMALL_FILE);
    tamper(
      made,
      `insert into authors(name, slug) values ('Nobody', 'nobody'); insert into venues(slug, name) values ('x', 'X');
       insert into organisations(slug, name) values ('y', 'Y'); insert into categories(slug, name) values ('z', 'Z')`,
    );
    expect(await found(made)).toEqual([
      'note authors: 1 author of no paper | Nobody',
      'note organisations: 1 organisation of no paper | y',
      'note venues: 1 venue of no paper | x',
      'note categories: 1 category of no paper | z',
    ]);
  });
});

describe('what is wrong is found, counted and named', () => {
  const CASES: [what: string, change: string, expected: string[]][] = [
    [
      'counts of listings',
      'update papers set listing_count = 7 where id in (3, 5)',
      [
        'wrong papers: 2 papers with another number of listings than print it (listing_count) | a-year-and-nothing-more, from-the-lab-diffusion-in-production',
      ],
    ],
    [
      'first places',
      'update papers set first_position = 99 where id = 3',
      [
        'wrong papers: 1 paper whose first place is not its first one (first_source_id, first_position) | a-year-and-nothing-more',
      ],
    ],
    [
      'papers of no listing, and records of no paper',
      'update appearances set paper_id = null where paper_id = 3; update papers set listing_count = 0 where id = 3',
      [
        'wrong appearances: 1 appearance of no paper | papers.jsonl, line 3',
        'wrong papers: 1 paper that no listing prints | a-year-and-nothing-more',
      ],
    ],
    [
      'addresses that lead elsewhere',
      `update slugs set paper_id = 4 where slug = 'a-year-and-nothing-more'`,
      ['wrong addresses: 1 paper whose address leads to another paper or to none | a-year-and-nothing-more'],
    ],
    [
      'addresses of no paper',
      `insert into slugs(slug, paper_id) values ('gone', 99), ('gone-too', 99)`,
      ['wrong foreign keys: 2 rows of slugs for papers that are not there (paper_id) | gone, gone-too'],
    ],
    [
      'years',
      'update papers set year = 1999 where id = 5',
      [
        'wrong papers: 1 paper whose year is not that of its date (year, published_on) | from-the-lab-diffusion-in-production',
        'wrong facets: 2 values of the facet year with another count than papers | 1999: 1, not 0, 2023: 0, not 1',
      ],
    ],
    [
      'papers without a topic',
      'delete from paper_topics where paper_id = 4',
      ['wrong topics: 1 paper without a topic | no-date-was-given'],
    ],
    [
      'core topics',
      'update papers set topic_id = topic_id + 1 where id = 4',
      ['wrong topics: 1 paper whose core topic is not the one of rank 1 (topic_id) | no-date-was-given'],
    ],
    [
      'ranks of topics',
      'update paper_topics set rank = rank + 1 where paper_id = 7 and rank > 1',
      [
        'wrong topics: 1 paper whose topics are not numbered 1, 2, 3 … (paper_topics.rank) | a-benchmark-for-multi-task-model-merging-dense-retrieval-and-multilingual',
      ],
    ],
    [
      'places of authors',
      'update paper_authors set position = 5 where paper_id = 1 and position = 2',
      [
        'wrong authors: 1 paper whose authors are not numbered 1, 2, 3 … (paper_authors.position) | attention-revisited',
      ],
    ],
    [
      'a paper related to itself',
      'update related_papers set other_id = 1 where paper_id = 1 and rank = 1',
      ['wrong related papers: 1 paper related to itself, or to another one twice | attention-revisited'],
    ],
    [
      'numbers of records and of rejects',
      'update sources set record_count = 12, reject_count = 3',
      [
        'wrong sources: 1 source with another number of records than are there (record_count) | papers.jsonl',
        'wrong sources: 1 source with another number of rejects than are there (reject_count) | papers.jsonl',
      ],
    ],
    [
      'ingests that never ended',
      `insert into ingest_runs(started_at, seconds, derived_with, created, updated, unchanged)
       select '2025-01-01T00:00:00.000Z', 0, derived_with, 0, 0, 0 from ingest_runs`,
      ['wrong ingests: 1 ingest that never ended | of 2025-01-01T00:00:00.000Z'],
    ],
    [
      'rejects of no ingest',
      `insert into rejects(run_id, file, first_line, last_line, scope, reason) values (99, 'x', 1, 1, 'file', 'no reason')`,
      ['wrong foreign keys: 1 row of rejects for ingest_runs that are not there (run_id) | no reason'],
    ],
    [
      'corrections of no paper',
      `insert into overrides(paper_id, asked, removed, refused) values (99, '{}', '[]', 0)`,
      ['wrong foreign keys: 1 row of overrides for papers that are not there (paper_id) | row 99'],
    ],
    [
      'authors without an address',
      `update authors set slug = null where name = 'Ada Byron'`,
      [
        'wrong authors: 1 author without an address (slug) | Ada Byron',
        'wrong facets: 1 value of the facet author with another count than papers | (a row that is not there): 0, not 1',
      ],
    ],
    [
      'code that is no link',
      `delete from links where kind = 'code'`,
      [
        'wrong papers: 1 paper whose code is not among its links (code_url) | attention-revisited',
        'wrong facets: 1 value of the facet has with another count than papers | code: 1, not 0',
      ],
    ],
    [
      'venues without a series',
      'update papers set venue_id = null where id = 3',
      [
        'wrong papers: 1 paper with a venue and no series of it, or the reverse (venue, venue_id) | a-year-and-nothing-more',
        'note venues: 1 venue of no paper | neurips',
      ],
    ],
  ];

  test.each(CASES)('%s', async (_, change, expected) => {
    const made = await desk(SMALL_FILE);
    tamper(made, change);
    expect(await found(made)).toEqual(expected);
  });

  test('all that hung on a paper that was taken out', async () => {
    const made = await desk(SMALL_FILE);
    tamper(made, 'delete from papers where id = 1');
    const strays = (await found(made)).filter((line) => line.includes('foreign keys'));
    expect(strays.map((line) => line.replace(/^wrong foreign keys: (.+) \| .+$/, '$1')).sort()).toEqual([
      '1 row of appearances for papers that are not there (paper_id)',
      '1 row of links for papers that are not there (paper_id)',
      '1 row of map_points for papers that are not there (paper_id)',
      '1 row of paper_topics for papers that are not there (paper_id)',
      '1 row of paper_vectors for papers that are not there (paper_id)',
      '1 row of related_papers for papers that are not there (other_id)',
      '1 row of related_papers for papers that are not there (paper_id)',
      '1 row of slugs for papers that are not there (paper_id)',
      '2 rows of paper_authors for papers that are not there (paper_id)',
    ]);
  });
});

describe('the full-text index', () => {
  test('without an entry, and with one of no paper: quickly too', async () => {
    const made = await desk(SMALL_FILE);
    tamper(
      made,
      `insert into papers_fts(papers_fts, rowid, title_text, abstract_text) select 'delete', id, title_text, abstract_text from papers where id = 4;
       insert into papers_fts(rowid, title_text, abstract_text) values (99, 'a', 'b')`,
    );
    expect(await found(made, true)).toEqual([
      'wrong full text: 1 paper without an entry in the full-text index | no-date-was-given',
      'wrong full text: 1 full-text entry of no paper | paper 99',
    ]);
  });

  test('of other words than the texts', async () => {
    const made = await desk(SMALL_FILE);
    made.db.$client.exec(
      `drop trigger papers_fts_update; drop trigger search_stale_update;
       update papers set title_text = 'Two Words' where id = 4;
       update papers set title_text = replace(title_text, 'Year', 'Month') where id = 3`,
    );
    expect(await found(made)).toEqual([
      'wrong schema: 2 indexes and triggers missing or not as made by this version | papers_fts_update (missing), search_stale_update (missing)',
      'wrong full text: 1 paper with another number of words in the full-text index than in the text | no-date-was-given',
      'wrong search index: 2 papers of 11 looked at with other terms in the search index than in the text | a-year-and-nothing-more, no-date-was-given',
    ]);
  });

  test('of as many other words', async () => {
    const made = await desk(SMALL_FILE);
    made.db.$client.exec(
      `drop trigger papers_fts_update; update papers set title_text = replace(title_text, 'Year', 'Month') where id = 3`,
    );
    expect((await found(made)).filter((line) => line.includes('full text'))).toEqual([
      'wrong full text: the full-text index has other words than the texts',
    ]);
  });

  test('cannot be compared while another program writes, which is said', async () => {
    const made = await desk(SMALL_FILE);
    made.db.$client.exec('begin immediate');
    const { findings, skipped } = await examine(made.db.$client.name);
    made.db.$client.exec('rollback');
    expect(findings).toEqual([]);
    expect(skipped).toEqual([
      { check: 'full text', reason: 'another program is writing; try again when it is done' },
    ]);
  });
});

describe('the search index', () => {
  const CASES: [what: string, change: string, expected: string[]][] = [
    [
      'of another version',
      `update search_space set made_with = 'other'`,
      ['wrong search index: the search index was made by another version of Broadsheet'],
    ],
    ['that is not there', 'delete from search_space', ['wrong search index: there is no search index']],
    [
      'with blocks to be made anew',
      'insert into search_stale(block, changes) values (0, 1)',
      ['wrong search index: 1 block of papers whose texts have changed since they were indexed | block 0'],
    ],
    [
      'without a block',
      'delete from search_blocks; delete from search_postings',
      ['wrong search index: 1 block of papers that are not in the search index | block 0'],
    ],
    [
      'with a block of no paper',
      `insert into search_postings(term, block, papers, data) values ('x', 7, 0, x'')`,
      ['wrong search index: 1 block of the search index without a paper | block 7'],
    ],
    [
      'without vectors, or of another length',
      `delete from paper_vectors where paper_id = 3; update paper_vectors set vector = x'00' where paper_id = 4`,
      [
        'wrong search index: 1 paper without a vector | a-year-and-nothing-more',
        'wrong search index: 1 paper with a vector that is not of 320 bytes | no-date-was-given',
      ],
    ],
    [
      'with lengths that cannot be read',
      'update search_blocks set lengths = zeroblob(8)',
      [
        'wrong search index: 1 block of the search index that cannot be read, or with postings of no paper | block 0',
      ],
    ],
    [
      'with words that cannot be read',
      `update search_blocks set words = x'0102'`,
      [
        'wrong search index: 1 block of the search index that cannot be read, or with postings of no paper | block 0',
      ],
    ],
    [
      'with postings of no paper',
      `insert into search_postings(term, block, papers, data) values ('zzz', 0, 1, x'640020')`,
      [
        'wrong search index: 1 block of the search index that cannot be read, or with postings of no paper | block 0',
      ],
    ],
    [
      'with a posting too many',
      `insert into search_postings(term, block, papers, data) values ('zzz', 0, 1, x'040020')`,
      [
        'wrong search index: 1 paper of 11 looked at with other terms in the search index than in the text | no-date-was-given',
      ],
    ],
    [
      'without postings of a term',
      `delete from search_postings where term = 'undat'`,
      [
        'wrong search index: 1 paper of 11 looked at with other terms in the search index than in the text | no-date-was-given',
      ],
    ],
  ];

  test.each(CASES)('%s', async (_, change, expected) => {
    const made = await desk(SMALL_FILE);
    tamper(made, change);
    expect(await found(made)).toEqual(expected);
  });
});

describe('the file', () => {
  test('that is none, of something else, empty, of an older and of a newer Broadsheet', async () => {
    const made = await desk(SMALL_FILE);
    const at = (name: string) => join(made.folder, name);
    writeFileSync(at('notes'), 'These are notes and no database, and longer than its header. '.repeat(20));
    writeFileSync(at('empty'), '');
    const other = new Sqlite(at('other'));
    other.exec('create table t(a)');
    other.close();
    const versions = made.db.$client.prepare('update __drizzle_migrations set created_at = created_at + ?');
    const first = async (name: string) => (await examine(name)).findings[0];
    expect(await first(at('none'))).toEqual({
      check: 'file',
      severity: 'wrong',
      what: `there is no database at ${at('none')}`,
      rows: 0,
      named: [],
      mend: '“npm run ingest” makes it.',
    });
    expect(await first(at('notes'))).toMatchObject({ what: `${at('notes')} is no SQLite database.` });
    expect(await first(at('other'))).toMatchObject({
      what: `${at('other')} is a database of something else than Broadsheet.`,
    });
    expect(await first(at('empty'))).toMatchObject({
      what: 'it is empty, without any tables',
      remedy: { does: 'migrate' },
    });
    versions.run(-1);
    expect(await first(made.db.$client.name)).toMatchObject({
      what: 'its tables are those of an older Broadsheet',
    });
    versions.run(2);
    expect(await first(made.db.$client.name)).toMatchObject({
      check: 'file',
      what: expect.stringContaining('was made by a newer Broadsheet'),
    });
  });

  test('with an index apart from its rows', async () => {
    const made = await desk(SMALL_FILE);
    const { $client } = made.db;
    $client.unsafeMode(true);
    $client.pragma('writable_schema = ON');
    $client.exec(`create temp table kept as select * from sqlite_master where name = 'papers_trending';
      delete from sqlite_master where name = 'papers_trending'`);
    $client.pragma('writable_schema = RESET');
    $client.exec(`update papers set trending = 1.5 where id = 3`);
    $client.pragma('writable_schema = ON');
    $client.exec('insert into sqlite_master select * from kept');
    $client.pragma('writable_schema = RESET');
    expect(await found(made)).toEqual([
      'wrong integrity: 1 contradiction between rows and their indexes | row 3 missing from index papers_trending',
    ]);
    expect(await mend($client.name, (await examine($client.name)).findings)).toEqual([
      'Made the indexes anew.',
    ]);
    expect(await found(made)).toEqual([]);
  });

  test('with a full-text index that is damaged within', async () => {
    const made = await desk(SMALL_FILE);
    const { $client } = made.db;
    $client.unsafeMode(true);
    $client.exec('delete from papers_fts_data where id > 10');
    const { findings } = await examine($client.name);
    expect(findings.map(({ check, mend: advice }) => [check, advice])).toEqual([
      ['integrity', '“npm run doctor -- --mend” makes the full-text index anew.'],
      ['full text', '“npm run doctor -- --mend” makes the full-text index anew.'],
    ]);
    expect(await mend($client.name, findings)).toEqual(['Made the full-text index anew.']);
    expect(await found(made)).toEqual([]);
  });

  const RESTORE =
    'Put a backup in its place, or read all sources into a new database (“npm run ingest -- --db NEW PATH…”).';

  test('with a damaged index: that a backup is needed, whatever else is found; nothing is mended', async () => {
    const made = await desk(SMALL_FILE);
    const file = made.db.$client.name;
    made.db.$client.exec('update papers set listing_count = 7');
    damage(made, 'appearances_title_key');
    const { findings } = await examine(file);
    expect(findings.map(({ what, mend: advice }) => [what, advice])).toEqual([
      ['1 contradiction between rows and their indexes', RESTORE],
      [expect.stringMatching(/ in the file itself$/), RESTORE],
      ['11 papers with another number of listings than print it (listing_count)', RESTORE],
    ]);
    expect(await mend(file, findings)).toEqual([]);
  });

  test('with a damaged table: the checks that need it are not done, and that is said', async () => {
    const made = await desk(SMALL_FILE);
    const file = made.db.$client.name;
    damage(made, 'links');
    const { findings, skipped } = await examine(file);
    expect(findings.map(({ what }) => what)).toEqual([
      expect.stringMatching(/ between rows and their indexes$/),
      expect.stringMatching(/ in the file itself$/),
    ]);
    expect(skipped.length).toBeGreaterThan(0);
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(['the file is damaged']));
    const quick = await examine(file, { quick: true });
    expect(quick.findings.map(({ check, mend: advice }) => [check, advice])).toEqual([
      ['integrity', RESTORE],
    ]);
  });

  test('without a table: what needs it is not done', async () => {
    const made = await desk(SMALL_FILE);
    made.db.$client.exec('drop table links');
    const { findings, skipped } = await examine(made.db.$client.name);
    expect(findings.map(({ check, named }) => [check, ...named])).toContainEqual([
      'schema',
      'links (missing)',
    ]);
    expect(skipped.map(({ check, reason }) => [check, reason])).toContainEqual([
      'papers',
      'the tables are not as they should be: no such table: links',
    ]);
  });

  test('with room for nothing: notes', async () => {
    const made = await desk(SMALL_FILE);
    made.db.$client.pragma('wal_autocheckpoint = 0');
    made.db.$client.exec('create table filler as select zeroblob(70000000) as data; drop table filler');
    expect(await found(made, true)).toEqual([
      'note space: a write-ahead log of 72 MB',
      'note space: 70 MB in free pages, of 71 MB',
    ]);
  });

  test('with statistics of other times: a note', async () => {
    const made = await desk(SMALL_FILE);
    made.db.$client.exec('analyze');
    expect(await found(made, true)).toEqual([]);
    made.db.$client.exec(`update sqlite_stat1 set stat = '2 1' where tbl = 'papers'`);
    expect(await found(made, true)).toEqual(['note statistics: statistics from when there were 2 papers']);
  });
});
