import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openForReading } from '#db/open.ts';
import { LAB } from '#tests/fixtures/lab.ts';
import { jsonLines, type PaperLine } from '#tests/fixtures/papers.ts';

// Each test starts several processes.
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command on a database and an overrides file of its own. */
function ingest(...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const env = {
    ...process.env,
    DATABASE_PATH: join(folder, 'test.sqlite'),
    OVERRIDES_PATH: join(folder, 'topics.overrides.jsonl'),
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['scripts/ingest.ts', ...args], { env }, (_, out, err) =>
      resolve({ status: child.exitCode, out, err }),
    );
  });
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The topics of each paper, core first, in the order of the papers. */
async function topics(): Promise<unknown[]> {
  const db = await openForReading(join(folder, 'test.sqlite'));
  const found = db.$client
    .prepare(
      `select (select group_concat(slug, ' ') from (select t.slug from paper_topics pt join topics t on t.id = pt.topic_id
        where pt.paper_id = p.id order by pt.rank)) from papers p order by p.id`,
    )
    .pluck()
    .all();
  db.$client.close();
  return found;
}

const LAB_PAPERS: PaperLine[] = [
  { title: 'A Robot That Translates', abstract: 'We build a robot with NMT inside.' },
  { title: 'Dense Retrieval of Passages', abstract: 'We rank passages by dense retrieval.' },
];

describe('--topics', () => {
  test('puts a lab’s taxonomy in force, keeps it, and `shipped` leads back', async () => {
    const papers = write('papers.jsonl', jsonLines(LAB_PAPERS));
    const shipped = JSON.parse((await ingest('--json', papers)).out);
    expect(shipped).not.toHaveProperty('taxonomy');
    const before = await topics();

    const { status, out, err } = await ingest(
      '--json',
      '--topics',
      write('lab.json', JSON.stringify(LAB)),
      papers,
    );
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ updated: 2, taxonomy: { file: 'lab.json', topics: 5 } });
    expect(await topics()).toEqual(['robots translation', 'unsorted']);

    const again = await ingest(papers);
    expect(again.out).toContain('0 new, 0 updated, 2 unchanged');
    expect(again.out).toContain('5 topics of lab.json\n');
    expect(await topics()).toEqual(['robots translation', 'unsorted']);

    expect(JSON.parse((await ingest('--json', '--topics', 'shipped', papers)).out)).toMatchObject({
      updated: 2,
    });
    expect(await topics()).toEqual(before);
  });

  test('a file that is no taxonomy: exit 1, what is wrong where, and no database', async () => {
    const papers = write('papers.jsonl', jsonLines(LAB_PAPERS));
    const bad = write('bad.json', '{"families": [{"slug": "a", "label": "A", "topics": []}], "leads": []}');
    expect(await ingest('--topics', bad, papers)).toEqual({
      status: 1,
      out: '',
      err: `refused ${bad}, nothing was changed:
families[0].topics: is empty; a family has a topic at least
the file: has no field "leads"; it wants an object with families, and if you like rule, lead, otherwise
`,
    });
    const none = join(folder, 'none.json');
    expect(await ingest('--topics', none, papers)).toEqual({
      status: 1,
      out: '',
      err: `refused ${none}, nothing was changed: there is no such file\n`,
    });
    const nameless = await ingest('--topics', '', papers);
    expect([nameless.status, nameless.err.split('\n')[0]]).toEqual([
      2,
      '--topics wants the name of a file, or “shipped”.',
    ]);
    expect(existsSync(join(folder, 'test.sqlite'))).toBe(false);
  });
});

test('corrections: applied with every ingest, the lines that wait or cannot be applied are said; exit 0', async () => {
  const papers = write('papers.jsonl', jsonLines(LAB_PAPERS));
  const lab = write('lab.json', JSON.stringify(LAB));
  const overrides = write(
    'topics.overrides.jsonl',
    [
      { slug: 'dense-retrieval-of-passages', add: ['summaries'], remove: ['unsorted'] },
      { title: 'A paper to come', add: ['speech'] },
      { slug: 'a-robot-that-translates', remove: ['robots', 'translation'] },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );
  const { status, out, err } = await ingest('--topics', lab, papers);
  const reason = 'would leave the paper without a topic; add the right one in the same line';
  expect(status).toBe(0);
  expect(err).toContain(`not applied ${overrides}: line 3: ${reason}\n`);
  expect(out).toContain(`${overrides}: the topics of 1 paper corrected by hand\n`);
  expect(out).toContain(`${overrides}: line 2 waits for a paper that is not here yet: A paper to come\n`);
  expect(await topics()).toEqual(['robots translation', 'summaries']);

  const document = JSON.parse((await ingest('--json', papers)).out);
  expect(document).toMatchObject({
    updated: 0,
    rejects: 1,
    overrides: {
      file: overrides,
      papers: 1,
      waiting: [{ line: 2, paper: 'A paper to come' }],
      rejects: [{ line: 3, reason }],
    },
  });
});
