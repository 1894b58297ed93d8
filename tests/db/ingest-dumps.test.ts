import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type IngestSummary, ingest } from '#db/ingest/ingest.ts';
import type { Database } from '#db/open.ts';
import { search } from '#db/search.ts';
import {
  checkFullText,
  contentOf,
  type Desk,
  deskOfDumps,
  emptyDesk,
  shippedFiles,
} from '#tests/fixtures/database.ts';

// Each test reads all dumps at least once more.
const FILES = shippedFiles();
const LISTINGS = FILES.filter((file) => file.endsWith('.txt'));

let desk: Desk;
let summary: IngestSummary;
beforeAll(async () => {
  desk = await emptyDesk();
  summary = await desk.feedFiles(FILES);
});
afterAll(() => desk.remove());

function one<T>(sql: string, ...values: unknown[]): T | undefined {
  return desk.db.$client.prepare<unknown[], T>(sql).get(...values);
}

function all<T>(db: Database, sql: string): T[] {
  return db.$client.prepare<[], T>(sql).all();
}

describe('the files that ship', () => {
  test('570 appearances of 483 papers, 75 of them in more than one dump', () => {
    const { sources, seconds, ...counts } = summary;
    expect(counts).toEqual({
      appearances: 570,
      papers: 483,
      created: 483,
      updated: 0,
      unchanged: 0,
      rejects: 0,
      waiting: 0,
    });
    expect(seconds).toBeGreaterThan(0);
    expect(sources.map(({ file, ...report }) => [basename(file).slice(0, 3), report])).toEqual([
      ['000', { kind: 'spaced', papers: 63, rejects: 0 }],
      ['001', { kind: 'compact', papers: 196, rejects: 0 }],
      ['002', { kind: 'compact', papers: 119, rejects: 0 }],
      ['003', { kind: 'compact', papers: 119, rejects: 0 }],
      ['004', { kind: 'cards', papers: 73, rejects: 0 }],
      ['fac', { kind: 'jsonl', papers: 185, rejects: 0 }],
    ]);
    expect(one('select count(*) as n from papers')).toEqual({ n: 483 });
    expect(one('select count(*) as n from papers where listing_count > 1')).toEqual({ n: 75 });
    expect(
      one(
        'select count(*) as n from (select paper_id from appearances group by 1 having count(distinct source_id) > 1)',
      ),
    ).toEqual({ n: 75 });
    expect(one('select count(*) as n from facts where paper_id is null')).toEqual({ n: 0 });
  });

  test('each source with its capture, and how its date is known', () => {
    const rows = all(
      desk.db,
      'select slug, kind, is_listing, captured_day, captured_on, captured_how from sources order by slug',
    );
    const row = (slug: string, kind: string, is_listing: number, captured_day: string | null = null) => ({
      ...{ slug, kind, is_listing, captured_day },
      ...{ captured_on: null, captured_how: null },
    });
    expect(rows).toEqual([
      row('000', 'spaced', 1, '08-15'),
      row('001', 'compact', 1),
      row('002', 'compact', 1),
      row('003', 'compact', 1),
      { ...row('004', 'cards', 1, '10-29'), captured_on: '2025-10-29', captured_how: 'elsewhere' },
      row('facts', 'jsonl', 0),
    ]);
  });

  test.each([
    [
      'UniFusion%',
      {
        published_on: '2025-10-14',
        published_precision: 'day',
        year_inferred: 0,
        author_count: null,
        comment_count: 3,
        organisation: 'Adobe',
      },
    ],
    [
      'Beyond the Imitation Game%',
      {
        published_on: '2022-06-09',
        published_precision: 'day',
        year_inferred: 0,
        author_count: 445,
        organisation: null,
      },
    ],
    [
      'Uni-MuMER%',
      { published_on: '2025-05-29', published_precision: 'day', year_inferred: 1, organisation: null },
    ],
    ['Cross-Task Generalization via%', { published_on: '2021-04-18', author_count: 4, comment_count: null }],
  ])('%s', (title, expected) => {
    const paper = one(
      `select p.*, o.name as organisation from papers p left join organisations o on o.id = p.organisation_id where title like ?`,
      title,
    );
    expect(paper).toMatchObject(expected);
  });

  test('the four cards without a block give no date, no authors and no comments', () => {
    const rows = all<{ position: number; fields: string }>(
      desk.db,
      `select position, fields from appearances where source_id = (select id from sources where slug = '004')
        and json_extract(fields, '$.published') is null order by position`,
    );
    expect(rows.map(({ position }) => position)).toEqual([34, 35, 66, 72]);
    for (const { fields } of rows) expect(Object.keys(JSON.parse(fields))).toEqual(['title', 'abstract']);
  });

  test('every paper has a slug of its own, a core topic, and related papers that are not itself', () => {
    expect(one('select count(distinct slug) as n from papers')).toEqual({ n: 483 });
    expect(one(`select count(*) as n from papers where slug like 'new-%' or slug = ''`)).toEqual({ n: 0 });
    expect(
      one('select count(*) as n from papers p join slugs s on s.slug = p.slug and s.paper_id = p.id'),
    ).toEqual({ n: 483 });
    expect(
      one(
        'select count(*) as n from papers p join paper_topics t on t.paper_id = p.id and t.rank = 1 and t.topic_id = p.topic_id',
      ),
    ).toEqual({ n: 483 });
    expect(one('select count(*) as n from related_papers where paper_id = other_id')).toEqual({ n: 0 });
    expect(
      one('select max(rank) as most, min(score) > 0 as near, max(score) <= 1 as cosine from related_papers'),
    ).toEqual({
      most: 6,
      near: 1,
      cosine: 1,
    });
  });

  test('the full-text index fits the papers, and no reference hangs in the air', () => {
    checkFullText(desk.db);
    expect(desk.db.$client.pragma('foreign_key_check')).toEqual([]);
    expect(desk.db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('doing it again changes nothing at all', async () => {
    const before = contentOf(desk.db);
    const { seconds: _, ...again } = await desk.feedFiles(FILES);
    const { seconds: __, ...first } = summary;
    expect(again).toEqual({ ...first, created: 0, updated: 0, unchanged: 483 });
    expect(contentOf(desk.db)).toEqual(before);
    const one004 = LISTINGS.slice(4);
    expect(await ingest(desk.db, one004)).toMatchObject({
      appearances: 73,
      papers: 73,
      created: 0,
      updated: 0,
      unchanged: 73,
    });
    expect(contentOf(desk.db)).toEqual(before);
  });

  test('the same content under another name is the same source', async () => {
    const before = contentOf(desk.db);
    const copy = join(desk.folder, 'renamed.txt');
    copyFileSync(LISTINGS[0] ?? '', copy);
    expect(await desk.feedFiles([copy])).toMatchObject({
      appearances: 63,
      papers: 63,
      created: 0,
      updated: 0,
      unchanged: 63,
    });
    expect(contentOf(desk.db)).toEqual(before);
  });
});

/**
 * All that readers see of each paper, by title key: without ids, which follow the order of the files, and without the
 * related papers.
 */
function papersOf(db: Database): Map<string, unknown> {
  const rows = all<Record<string, unknown> & { title_key: string }>(
    db,
    `select p.title_key, p.slug, p.title, p.title_text, p.abstract, p.abstract_text, p.published_on,
      p.published_precision, p.year, p.year_inferred, p.author_count, p.venue, p.arxiv_id, p.doi, p.comment_count,
      p.upvotes, p.code_url, p.listing_count, o.slug as organisation, o.name as organisation_name, v.slug as series,
      (select json_group_array(json_array(t.slug, pt.score, pt.evidence) order by pt.rank) from paper_topics pt
        join topics t on t.id = pt.topic_id where pt.paper_id = p.id) as topics,
      (select json_group_array(a.name order by pa.position) from paper_authors pa join authors a on a.id = pa.author_id
        where pa.paper_id = p.id) as authors,
      (select json_group_array(json_array(l.kind, l.url) order by l.id) from links l where l.paper_id = p.id) as links,
      (select json_group_array(json_array(s.slug, x.position) order by s.slug, x.position) from appearances x
        join sources s on s.id = x.source_id where x.paper_id = p.id) as places
    from papers p left join organisations o on o.id = p.organisation_id left join venues v on v.id = p.venue_id`,
  );
  return new Map(rows.map((row) => [row.title_key, row]));
}

type Related = { score: number; terms: string };

/** The related papers of each, by title keys. */
function relatedOf(db: Database): Map<string, Map<string, Related>> {
  const pairs = all<Related & { title: string; other: string }>(
    db,
    `select p.title_key as title, o.title_key as other, r.score, r.terms from related_papers r
      join papers p on p.id = r.paper_id join papers o on o.id = r.other_id`,
  );
  return new Map(
    [...Map.groupBy(pairs, ({ title }) => title)].map(([title, near]) => [
      title,
      new Map(near.map(({ other, score, terms }) => [other, { score, terms }])),
    ]),
  );
}

/**
 * The latent space is a sum over all papers in the order of their ids, and its vectors are rounded to bytes: likeness may
 * move by this much with the order, and of two papers that are as like either may be the last that is shown.
 */
const ROUNDING = 0.005;

function expectRelated(found: Database, expected: Database): void {
  const there = relatedOf(found);
  for (const [title, near] of relatedOf(expected)) {
    const others = there.get(title) ?? new Map<string, Related>();
    expect(others.size).toBe(near.size);
    const least = Math.min(...[...others.values()].map(({ score }) => score));
    for (const [other, { score, terms }] of near) {
      const same = others.get(other);
      expect(Math.abs((same?.score ?? least) - score)).toBeLessThan(ROUNDING);
      if (same) expect(same.terms).toBe(terms);
    }
  }
}

const SEARCHES = [
  'merging',
  'how do models forget what they have learned',
  'RAG -vision',
  'trasnfer learning',
];

/** What a search finds, by title keys. */
function foundIn(db: Database, typed: string) {
  const keys = new Map(
    all<{ id: number; key: string }>(db, 'select id, title_key as key from papers').map(({ id, key }) => [
      id,
      key,
    ]),
  );
  const { found, scoreOf, complete } = search(db, typed);
  return {
    complete: [...complete].map((id) => keys.get(id)).sort(),
    scores: new Map([...found].map((id) => [keys.get(id), scoreOf(id)])),
  };
}

function expectSameSearches(found: Database, expected: Database): void {
  for (const typed of SEARCHES) {
    const [there, here] = [foundIn(found, typed), foundIn(expected, typed)];
    expect(here.scores.size).toBeGreaterThan(3);
    expect(there.complete).toEqual(here.complete);
    const moved = [...here.scores].filter(
      ([key, score]) => Math.abs((there.scores.get(key) ?? 0) - score) > ROUNDING,
    );
    // At the very end of what comes close a paper may be in the one list and not in the other.
    expect(moved.filter(([key]) => there.scores.has(key))).toEqual([]);
    expect(moved.length).toBeLessThanOrEqual(2);
  }
}

describe('the order of the files does not matter', () => {
  test('004 first, the facts in the middle, 003 last', async () => {
    const other = await deskOfDumps([4, 0, 5, 2, 1, 3].map((index) => FILES[index] ?? ''));
    try {
      const expected = papersOf(desk.db);
      const found = papersOf(other.db);
      expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [key, paper] of expected) expect(found.get(key)).toEqual(paper);
      expectRelated(other.db, desk.db);
      expectSameSearches(other.db, desk.db);
    } finally {
      other.remove();
    }
  });

  test('nor whether they come at once or one after the other', async () => {
    const other = await emptyDesk();
    try {
      for (const file of [FILES[5], FILES[4], FILES[1], FILES[0], FILES[3], FILES[2]])
        await other.feedFiles([file ?? '']);
      const expected = papersOf(desk.db);
      const found = papersOf(other.db);
      expect(found.size).toBe(483);
      for (const [key, paper] of expected) expect(found.get(key)).toEqual(paper);
      expectRelated(other.db, desk.db);
      expectSameSearches(other.db, desk.db);
      checkFullText(other.db);
    } finally {
      other.remove();
    }
  });
});

test('without the facts the capture year is the earliest that fits', async () => {
  const other = await deskOfDumps(LISTINGS);
  try {
    expect(all(other.db, `select captured_on, captured_how from sources where slug = '004'`)).toEqual([
      { captured_on: '2025-10-29', captured_how: 'earliest' },
    ]);
    expect(
      all(other.db, `select published_on, year_inferred from papers where title like 'UniFusion%'`),
    ).toEqual([{ published_on: '2025-10-14', year_inferred: 1 }]);
    expect(all(other.db, 'select count(*) as n from papers where year_inferred = 1')).toEqual([{ n: 27 }]);
    const { created, updated } = await other.feedFiles(FILES.slice(5));
    expect(created).toBe(0);
    expect(updated).toBeGreaterThan(100);
    expect(all(other.db, `select captured_on, captured_how from sources where slug = '004'`)).toEqual([
      { captured_on: '2025-10-29', captured_how: 'elsewhere' },
    ]);
  } finally {
    other.remove();
  }
});
