import { expect, test } from 'vitest';
import { systemFrom } from '#lib/topics/topic-system.ts';
import { recombinedPapers } from '#scripts/bench/recombined-papers.ts';
import { checkFullText, contentOf, desk, deskWith, rows, shippedFiles } from '#tests/fixtures/database.ts';
import { LAB } from '#tests/fixtures/lab.ts';
import { jsonLines, PAPERS, type PaperLine } from '#tests/fixtures/papers.ts';

/** So many papers of a few, each with an abstract. */
function many(count: number, seed: number): PaperLine[] {
  const given = PAPERS.map(({ title, abstract, authors, year }) => ({
    title,
    ...(abstract && { abstract }),
    authors: authors ?? ['Ada Byron', 'Grace Hopper'],
    year: year ?? 2020,
  }));
  return [...recombinedPapers(given, count, seed)].map(({ title, ...paper }, index) => ({
    ...paper,
    title: `${title} ${index % 150}`,
  }));
}

const FILES = { 'many.jsonl': jsonLines([...PAPERS, ...many(250, 3)]) };
/** All of a database but the times and seconds of its runs. */
function lasting(db: Parameters<typeof contentOf>[0]): Record<string, unknown[]> {
  const { ingest_runs: _, changes: __, papers, ...rest } = contentOf(db);
  const untimed = papers?.map((row) =>
    (row as unknown[]).filter((value) => !/^\d{4}-\d\d-\d\dT/.test(String(value))),
  );
  return { ...rest, papers: untimed ?? [] };
}

test('whatever the number of threads, the content is the same', async () => {
  const contents = [];
  for (const threads of [0, 1, 3]) {
    const made = await deskWith(FILES, { threads });
    contents.push(lasting(made.db));
    checkFullText(made.db);
    made.remove();
  }
  const [none, ...others] = contents;
  expect(none?.papers?.length).toBeGreaterThan(140);
  expect(none?.search_postings?.length).toBeGreaterThan(200);
  for (const other of others) expect(other).toEqual(none);
});

test('threads sort by the taxonomy in force, also one from a file', async () => {
  const topics = systemFrom('lab.json', LAB);
  const contents = [];
  for (const threads of [0, 2]) {
    const made = await deskWith(FILES, { threads, topics });
    contents.push(contentOf(made.db).paper_topics);
    made.remove();
  }
  expect(contents[1]).toEqual(contents[0]);
});

test('a paper that comes alone in a source is the one that it would be among others', async () => {
  const alone = await desk(
    { 'a.jsonl': jsonLines(PAPERS.slice(0, 5)) },
    { 'b.jsonl': jsonLines(PAPERS.slice(5)) },
  );
  const together = await desk({
    'a.jsonl': jsonLines(PAPERS.slice(0, 5)),
    'b.jsonl': jsonLines(PAPERS.slice(5)),
  });
  const shown =
    'select id, slug, title_text, abstract_text, topic_id, listing_count, first_source_id from papers';
  expect(rows(alone, shown)).toEqual(rows(together, shown));
});

test('papers that come to others leave the rows of those as they are', async () => {
  const made = await desk(FILES);
  const count = rows<{ n: number }>(made, 'select count(*) as n from papers')[0]?.n ?? 0;
  const before = lasting(made.db);
  const indexes = () =>
    rows(made, `select name, sql from sqlite_schema where type in ('index', 'trigger') order by name`);
  const schema = indexes();
  const report = await made.feed({
    'more.jsonl': jsonLines([{ title: 'Quokkas at Large', abstract: 'On quokkas.', authors: ['Ada Byron'] }]),
  });
  expect(report).toMatchObject({ created: 1, updated: 0 });
  const after = lasting(made.db);
  for (const table of [
    'papers',
    'slugs',
    'appearances',
    'authors',
    'paper_authors',
    'paper_topics',
    'links',
  ] as const)
    expect(after[table]).toEqual(expect.arrayContaining(before[table] ?? []));
  expect(after.papers?.length).toBe(count + 1);
  expect(indexes()).toEqual(schema);
});

test('an empty database comes to the indexes that the schema has', async () => {
  const indexes = 'select name, sql from sqlite_schema order by type, name';
  const empty = await desk();
  const full = await desk(FILES);
  expect(rows(full, indexes)).toEqual(rows(empty, indexes));
  const dumps = await desk();
  await dumps.feedFiles(shippedFiles());
  expect(rows(dumps, indexes)).toEqual(rows(empty, indexes));
});
