import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tagPaper } from '#lib/topics/tag.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';
import { UsageError } from '#scripts/command.ts';
import { evaluateTopics } from '#scripts/eval/topics.ts';
import { type Desk, desk, deskOfDumps, rows } from '#tests/fixtures/database.ts';
import { jsonLines, TWINS } from '#tests/fixtures/papers.ts';

let shipped: Desk;
beforeAll(async () => {
  shipped = await deskOfDumps();
});
afterAll(() => shipped.remove());

type Outcome = { status: number | null; out: string; err: string };

function run(...args: string[]): Promise<Outcome> {
  const env = { ...process.env, DATABASE_PATH: join(shipped.folder, 'none.sqlite') };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join('scripts', 'eval.ts'), ...args],
      { env },
      (_, out, err) => {
        resolve({ status: child.exitCode, out, err });
      },
    );
  });
}

function write(name: string, content: string | Uint8Array): string {
  const file = join(shipped.folder, name);
  writeFileSync(file, content);
  return file;
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

const USAGE = 'npm run eval -- topics FILE [--db FILE]';
const PERFECT = { precision: 1, recall: 1, f1: 1 };

describe('topics', () => {
  test('labels that are the site’s own topics are met perfectly: the same code has read the same texts', async () => {
    const papers = rows<{ title: string; abstract: string; topics: string }>(
      shipped,
      `select p.title, p.abstract, group_concat(t.slug, ' ' order by pt.rank) as topics
       from papers p join paper_topics pt on pt.paper_id = p.id join topics t on t.id = pt.topic_id group by p.id`,
    );
    // Every other one without its abstract: it is looked up.
    const labels = papers.map(({ title, abstract, topics }, index) => ({
      title: index % 2 === 0 ? title : title.toUpperCase(),
      ...(index % 2 === 0 && { abstract }),
      topics: topics.split(' '),
    }));
    const file = write('site.jsonl.gz', gzipSync(lines(labels)));
    const { status, out, err } = await run('topics', file, '--db', shipped.db.$client.name, '--json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { topics, seconds, ...rest } = JSON.parse(out);
    expect(rest).toEqual({ papers: 483, micro: PERFECT, macro: PERFECT, core: 1 });
    expect(Object.keys(topics)).toEqual([...topicBySlug.keys()]);
    const numbers = rows<{ slug: string; n: number }>(
      shipped,
      'select t.slug, count(pt.paper_id) as n from topics t left join paper_topics pt on pt.topic_id = t.id group by 1',
    );
    expect(numbers).toHaveLength(topicBySlug.size);
    for (const { slug, n } of numbers) expect(topics[slug].support).toBe(n);
    expect(seconds).toBeGreaterThan(0);
  });

  test('a label too many costs recall and not precision; no database is needed where abstracts are given', async () => {
    const text = { title: 'Dense Retrieval', abstract: 'We train dense retrieval models.' };
    const given = tagPaper(text.title, text.abstract).map(({ topic }) => topic);
    const spare = [...topicBySlug.keys()].find((topic) => !given.includes(topic)) ?? '';
    // Blank lines are none; the name of the file does not say that it is gzipped, its content does.
    const label = lines([{ ...text, topics: [spare, ...given], core: spare }]);
    const { status, out, err } = await run('topics', write('spare.txt', gzipSync(`\n${label}\n`)));
    const recall = given.length / (given.length + 1);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ papers: 1, micro: { precision: 1, recall }, core: 0 });
    expect(JSON.parse(out).topics[spare]).toEqual({ precision: 0, recall: 0, f1: 0, support: 1 });
    expect(err).toMatch(/: no topic has 5 papers or more, so that macro is 0\.\n$/);
  });

  test('papers that the database does not have are tagged by title, counted and named', async () => {
    const title = 'A Paper on Dense Retrieval That Was Never Listed';
    const topics = tagPaper(title, '').map(({ topic }) => topic);
    const known = rows<{ title: string }>(shipped, 'select title from papers limit 1');
    const file = write('unlisted.jsonl', lines([...known, { title }].map((one) => ({ ...one, topics }))));
    const db = shipped.db.$client.name;
    const { status, out, err } = await run('topics', file, '--db', db);
    expect(status).toBe(0);
    expect(JSON.parse(out).papers).toBe(2);
    expect(err).toContain(
      `${file}: 1 of 2 papers without an abstract, here and in ${db}: tagged by title alone\n  line 2: “${title}”\n`,
    );
    const alone = await run('topics', write('alone.jsonl', lines([{ title, topics }])), '--db', db);
    expect(JSON.parse(alone.out)).toMatchObject({ papers: 1, micro: PERFECT, core: 1 });
  });

  test('of several papers of one title the first is taken, and it is said', async () => {
    const twins = await desk({ 'twins.jsonl': jsonLines(TWINS) });
    const file = write('twins.jsonl', lines([{ title: 'Attention, revisited', topics: ['architecture'] }]));
    const { status, out, err } = await run('topics', file, '--db', twins.db.$client.name);
    expect([status, JSON.parse(out).papers]).toEqual([0, 1]);
    expect(err).toContain('1 of 1 paper with a title that several have in ');
    expect(err).toContain('  line 1: “Attention, revisited”\n');
  });

  test('abstracts to look up and no database: exit 1 with the way to make one', async () => {
    const { status, out, err } = await run(
      'topics',
      write('bare.jsonl', lines([{ title: 'T', topics: ['rag'] }])),
    );
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('none.sqlite; “npm run ingest” makes it.');
  });
});

const GOOD = '{"title": "T", "abstract": "A", "topics": ["rag"]}\n';
const NO_OBJECT = 'no JSON object; a line is one like {"title": "…", "topics": ["retrieval"]}';

test.each<[name: string, content: string | Uint8Array, reason: string]>([
  ['malformed.jsonl', `${GOOD}\n{"title": "T"`, `, line 3: ${NO_OBJECT}`],
  [
    'slug.jsonl',
    `${GOOD}{"title": "T", "topics": ["nope"]}`,
    ', line 2: topics: “nope” is no topic; lib/topics/topics.json has the slugs of all',
  ],
  ['empty.jsonl', '\n', ': there is no labelled paper in it.'],
  ['latin.jsonl', Buffer.from([0x7b, 0xe9, 0x0a]), ', line 1: not UTF-8 text at or after this line'],
])('labels that cannot be used are refused by file and line: %s', async (name, content, reason) => {
  const file = write(name, content);
  await expect(evaluateTopics(file, 'none')).rejects.toThrow(new UsageError(`${file}${reason}`));
});

test('files that cannot be read, and more errors than help', async () => {
  const absent = join(shipped.folder, 'absent.jsonl');
  await expect(evaluateTopics(absent, 'none')).rejects.toThrow(`${absent}: there is no such file`);
  await expect(evaluateTopics(shipped.folder, 'none')).rejects.toThrow(': this is a folder and no file');
  const cut = write('cut.gz', gzipSync(GOOD).subarray(0, -12));
  await expect(evaluateTopics(cut, 'none')).rejects.toThrow(': the gzip file is damaged or breaks off here');
  const many = write('many.jsonl', '{\n'.repeat(13));
  await expect(evaluateTopics(many, 'none')).rejects.toThrow(
    `${many}, line 10: ${NO_OBJECT}\n… and 3 lines more`,
  );
});

test('wrong calls: exit 2, the reason and the usage on standard error, nothing on standard output', async () => {
  const table: [args: string[], reason: string][] = [
    [[], 'What can be evaluated: search, related, map, topics.\n'],
    [
      ['merging', 'folder'],
      'What can be evaluated: search, related, map, topics; “merging” is not among them.\n',
    ],
    [['topics'], 'eval topics wants the name of a file.\n'],
    [['topics', 'one', 'two'], 'eval topics takes one path, not 2.\n'],
    [['topics', write('first.jsonl', '{')], `, line 1: ${NO_OBJECT}\n`],
  ];
  const outcomes = await Promise.all(table.map(([args]) => run(...args)));
  for (const [index, [, reason]] of table.entries()) {
    expect(outcomes[index]).toMatchObject({ status: 2, out: '', err: expect.stringContaining(reason) });
    expect(outcomes[index]?.err).toContain(USAGE);
  }
});

test('--help is the usage, on standard output', async () => {
  const { status, out, err } = await run('--help');
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain(USAGE);
});

describe('map', () => {
  test('the map of the papers that ship keeps neighbours that their principal components lose', async () => {
    const { status, out, err } = await run('map', '--db', shipped.db.$client.name);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { papers, measured, neighbours, map, pca, random } = JSON.parse(out);
    expect({ papers, measured, neighbours }).toEqual({ papers: 483, measured: 483, neighbours: 15 });
    expect(map.trustworthiness).toBeGreaterThan(0.84);
    expect(map.preservation).toBeGreaterThan(0.41);
    expect(map.commonTopic).toBeGreaterThan(0.78);
    expect(pca.trustworthiness).toBeCloseTo(0.7, 1);
    expect(pca.preservation).toBeLessThan(0.2);
    expect(random.trustworthiness).toBeCloseTo(0.5, 1);
    expect(random.preservation).toBeLessThan(0.05);
  });

  test('takes no path, and wants papers enough', async () => {
    expect((await run('map', 'somewhere')).status).toBe(2);
    const few = await desk({ 'few.jsonl': jsonLines(TWINS) });
    const { status, err } = await run('map', '--db', few.db.$client.name);
    expect(status).toBe(2);
    expect(err).toContain('too few to measure it');
  });
});
