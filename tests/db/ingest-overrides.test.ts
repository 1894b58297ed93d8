import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { filesOf } from '#db/ingest/files.ts';
import type { IngestSummary } from '#db/ingest/ingest.ts';
import { ingestReport } from '#db/queries/ingest-report.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { topicState } from '#lib/topic-query.ts';
import { systemFrom } from '#lib/topics/topic-system.ts';
import {
  contentOf,
  type Desk,
  deskOfDumps,
  emptyDesk,
  rows,
  shippedFiles,
} from '#tests/fixtures/database.ts';
import { LAB } from '#tests/fixtures/lab.ts';
import { jsonLines, MANY_TOPICS, PAPERS } from '#tests/fixtures/papers.ts';

type Line = Record<string, unknown> | string;

/** Writes the overrides file and ingests, the papers as well where they are given. */
async function correct(
  made: Desk,
  lines: readonly Line[],
  texts: Record<string, string> = {},
): Promise<IngestSummary> {
  const overrides = join(made.folder, 'topics.overrides.jsonl');
  writeFileSync(
    overrides,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return made.feed(texts, { overrides });
}

/** Subjects of the fixtures, so that no test hangs on what the shipped tagger makes of them. */
const SUBJECTS = systemFrom('subjects.json', {
  families: [
    {
      slug: 'all',
      label: 'All',
      topics: [
        {
          slug: 'pictures',
          label: 'Pictures',
          definition: 'To look at.',
          phrases: ['image generation', 'diffusion'],
        },
        { slug: 'tasks', label: 'Tasks', definition: 'To do.', phrases: ['multi-task', 'transfer'] },
        { slug: 'merging', label: 'Merging', definition: 'To join.', phrases: ['merging', 'merge'] },
        { slug: 'finding', label: 'Finding', definition: 'To look for.', phrases: ['retrieval'] },
        { slug: 'video', label: 'Video', definition: 'To watch.' },
        { slug: 'data', label: 'Data', definition: 'To have.' },
      ],
    },
  ],
});

/** An empty desk under those subjects. */
async function deskUnderSubjects(): Promise<Desk> {
  const made = await emptyDesk();
  onTestFinished(made.remove);
  await made.feed({}, { topics: SUBJECTS });
  return made;
}

/** The same with the papers of the fixtures. */
async function deskOfPapers(): Promise<Desk> {
  const made = await deskUnderSubjects();
  await made.feed(TEXTS);
  return made;
}

const TEXTS = { 'papers.jsonl': jsonLines(PAPERS) };
const DIFFUSION = 'from-the-lab-diffusion-in-production';

async function topicsOf(made: Desk, slug: string): Promise<string[]> {
  const found = await resolveSlug(made.db, slug);
  const page = await paperPage(made.db, found?.paperId ?? 0);
  return page?.topics.map((topic) => `${topic.slug} ${topic.by}`) ?? [];
}

describe('a correction', () => {
  test('adds with score 1 and no evidence, removes, and the page can tell; the file without the line takes it back', async () => {
    const made = await deskOfPapers();
    const before = contentOf(made.db);
    expect(await topicsOf(made, DIFFUSION)).toEqual(['pictures tagger']);

    const line = { slug: DIFFUSION, add: ['video', 'merging'], remove: ['pictures', 'tasks'] };
    expect(await correct(made, [line])).toMatchObject({
      updated: 1,
      rejects: 0,
      overrides: { papers: 1, waiting: [], rejects: [] },
    });
    expect(await topicsOf(made, DIFFUSION)).toEqual(['video hand', 'merging hand']);
    const { paperId = 0 } = (await resolveSlug(made.db, DIFFUSION)) ?? {};
    const page = await paperPage(made.db, paperId);
    expect(page?.topics.map(({ rank, score, evidence }) => ({ rank, score, evidence }))).toEqual([
      { rank: 1, score: 1, evidence: [] },
      { rank: 2, score: 1, evidence: [] },
    ]);
    expect(page?.byHand).toEqual({
      removed: [{ slug: 'pictures', label: 'Pictures' }],
      core: undefined,
    });
    expect(
      rows(made, `select t.slug from papers p join topics t on t.id = p.topic_id where p.id = ${paperId}`),
    ).toEqual([{ slug: 'video' }]);

    const under = contentOf(made.db);
    expect(await correct(made, [line])).toMatchObject({ updated: 0, overrides: { papers: 1 } });
    expect(contentOf(made.db)).toEqual(under);

    expect(await correct(made, [])).toMatchObject({ updated: 1, overrides: { papers: 0 } });
    const after = contentOf(made.db);
    for (const table of ['papers', 'paper_topics', 'overrides', 'rejects'])
      expect(after[table]).toEqual(before[table]);
  });

  test('is gone with the file, too', async () => {
    const made = await deskOfPapers();
    await correct(made, [{ slug: DIFFUSION, add: ['video'] }]);
    expect(await topicsOf(made, DIFFUSION)).toEqual(['pictures tagger', 'video hand']);
    rmSync(join(made.folder, 'topics.overrides.jsonl'));
    const summary = await made.feed({}, { overrides: join(made.folder, 'topics.overrides.jsonl') });
    expect(summary.overrides).toBeUndefined();
    expect(await topicsOf(made, DIFFUSION)).toEqual(['pictures tagger']);
  });

  test('names the paper by its title too, however it is written, and by an old address', async () => {
    const made = await deskOfPapers();
    const line = { title: 'from the LAB – diffusion in “production”', core: 'video' };
    expect(await correct(made, [line])).toMatchObject({ overrides: { papers: 1 } });
    expect(await topicsOf(made, DIFFUSION)).toEqual(['video hand', 'pictures tagger']);
    made.db.$client.exec(
      `insert into slugs select 'an-old-address', id from papers where slug = '${DIFFUSION}'`,
    );
    await correct(made, [{ slug: 'an-old-address', core: 'pictures', add: ['video'] }]);
    expect(await topicsOf(made, DIFFUSION)).toEqual(['pictures tagger', 'video hand']);
    const { paperId = 0 } = (await resolveSlug(made.db, DIFFUSION)) ?? {};
    expect((await paperPage(made.db, paperId))?.byHand).toEqual({ removed: [], core: 'pictures' });
  });

  test('waits for its paper, and is said to', async () => {
    const made = await deskUnderSubjects();
    const lines = [
      { slug: DIFFUSION, add: ['video'] },
      { title: 'Never Heard Of', add: ['data'] },
    ];
    expect(await correct(made, lines)).toMatchObject({
      rejects: 0,
      overrides: {
        papers: 0,
        waiting: [
          { line: 1, paper: DIFFUSION },
          { line: 2, paper: 'Never Heard Of' },
        ],
        rejects: [],
      },
    });
    expect((await ingestReport(made.db)).waitingCorrectionsTotal).toBe(2);
    expect(await correct(made, lines, TEXTS)).toMatchObject({
      created: PAPERS.length,
      updated: 0,
      overrides: { papers: 1, waiting: [{ line: 2, paper: 'Never Heard Of' }] },
    });
    expect(await topicsOf(made, DIFFUSION)).toEqual(['pictures tagger', 'video hand']);
    expect(await ingestReport(made.db)).toMatchObject({
      rejectedTotal: 0,
      waitingCorrections: [{ firstLine: 2, reason: 'no paper “Never Heard Of” yet' }],
      waitingCorrectionsTotal: 1,
    });
    await correct(made, lines.slice(0, 1));
    expect((await ingestReport(made.db)).waitingCorrections).toEqual([]);
  });

  test('comes to the same whatever comes first, papers or corrections, and however the papers come', async () => {
    const lines = [
      { slug: DIFFUSION, add: ['video'] },
      { title: MANY_TOPICS.title, remove: ['merging'], core: 'finding' },
    ];
    const [one, other] = [await deskUnderSubjects(), await deskUnderSubjects()];
    await correct(one, lines, TEXTS);
    await other.feed({ 'first.jsonl': jsonLines(PAPERS.slice(0, 5)) });
    await correct(other, lines);
    await correct(other, lines, { 'then.jsonl': jsonLines(PAPERS.slice(5)) });
    const assigned = (made: Desk) =>
      rows(
        made,
        `select p.slug, t.slug as topic, rank, score, evidence, by from paper_topics pt join papers p on p.id = pt.paper_id
          join topics t on t.id = pt.topic_id order by 1, rank`,
      );
    expect(assigned(other)).toEqual(assigned(one));
    const [many = ''] = rows<string>(one, `select slug from papers where title like 'A Benchmark%'`).map(
      (row) => Object(row).slug,
    );
    expect(await topicsOf(one, many)).toEqual(['finding tagger', 'tasks tagger']);
  });
});

describe('what cannot be applied', () => {
  const LINES: [line: Line, reason: string | undefined][] = [
    [{ slug: DIFFUSION, add: ['video'] }, undefined],
    [
      '{"slug": "x", "add": [',
      'no JSON: write one object a line, like {"slug": "a-paper", "add": ["retrieval"]}',
    ],
    [
      { slug: DIFFUSION, add: ['alchemy', 'data'] },
      'there is no topic “alchemy”; the last part of the address of a topic’s page is its slug',
    ],
    [{ slug: DIFFUSION, add: ['data'], remove: ['data'] }, 'both adds and removes “data”; keep one of them'],
    ['', undefined],
    [
      { title: 'Attention revisited', add: ['data'] },
      '2 papers have this title; name the one that is meant by its slug: attention-revisited or attention-revisited-2',
    ],
    [
      { title: 'From the Lab: Diffusion in Production', remove: ['video'] },
      'with line 1 on the same paper it both adds and removes “video”; keep one of them',
    ],
    [
      { slug: 'no-date-was-given', remove: ['tasks'] },
      'would leave the paper without a topic; add the right one in the same line',
    ],
  ];
  const REJECTS = LINES.flatMap(([, reason], index) =>
    reason === undefined ? [] : [{ line: index + 1, reason }],
  );

  test('is reported with its line and what to do, nothing of it is done, and the other lines hold', async () => {
    const made = await deskOfPapers();
    const before = await topicsOf(made, 'no-date-was-given');
    expect(before).toEqual(['tasks tagger']);
    const lines = LINES.map(([line]) => line);
    expect(await correct(made, lines)).toMatchObject({
      rejects: 6,
      overrides: { papers: 1, rejects: REJECTS },
    });
    expect(await topicsOf(made, DIFFUSION)).toEqual(['pictures tagger', 'video hand']);
    expect(await topicsOf(made, 'no-date-was-given')).toEqual(before);
    expect(
      rows(
        made,
        'select file, first_line as line, last_line as last, scope, reason from rejects order by id',
      ),
    ).toEqual(
      REJECTS.map(({ line, reason }) => ({
        file: 'topics.overrides.jsonl',
        line,
        last: line,
        scope: 'override',
        reason,
      })),
    );
    const report = await ingestReport(made.db);
    expect([report.refused, report.rejectedTotal]).toEqual([[], 6]);

    // Again it is the same, in the summary too; mended, the rejects go.
    const under = contentOf(made.db);
    expect(await correct(made, lines)).toMatchObject({
      updated: 0,
      rejects: 6,
      overrides: { rejects: REJECTS },
    });
    expect(contentOf(made.db)).toEqual(under);
    expect(await correct(made, lines.slice(0, 1))).toMatchObject({ updated: 0, rejects: 0 });
    expect((await ingestReport(made.db)).rejectedTotal).toBe(0);
  });

  test('a file that cannot be read is refused, and what it asked for before stays', async () => {
    const made = await deskOfPapers();
    await correct(made, [{ slug: DIFFUSION, add: ['video'] }]);
    writeFileSync(join(made.folder, 'topics.overrides.jsonl'), Buffer.from([0x7b, 0xff, 0xfe]));
    const file = join(made.folder, 'topics.overrides.jsonl');
    const summary = await made.feed({}, { overrides: file });
    expect(summary.sources).toEqual([
      { file, papers: 0, rejects: 0, error: 'line 1: not UTF-8 text at or after this line' },
    ]);
    expect(await topicsOf(made, DIFFUSION)).toEqual(['pictures tagger', 'video hand']);
    expect((await ingestReport(made.db)).refused).toMatchObject([
      { file: 'topics.overrides.jsonl', firstLine: 1 },
    ]);
  });

  test('topics of another taxonomy are unknown while it is in force, and hold again after it', async () => {
    const made = await deskOfPapers();
    const overrides = join(made.folder, 'topics.overrides.jsonl');
    await correct(made, [
      { slug: DIFFUSION, add: ['video'] },
      { slug: DIFFUSION, add: ['robots'] },
    ]);
    const before = contentOf(made.db);
    const under = await made.feed({}, { overrides, topics: systemFrom('lab.json', LAB) });
    expect(under.overrides?.rejects.map(({ line }) => line)).toEqual([1]);
    expect(await topicsOf(made, DIFFUSION)).toEqual(['robots hand']);
    await made.feed({}, { overrides, topics: SUBJECTS });
    expect(contentOf(made.db).paper_topics).toEqual(before.paper_topics);
  });
});

test('the file lies among the dumps and is no source', async () => {
  const made = await deskOfPapers();
  await correct(made, [{ title: MANY_TOPICS.title, add: ['video'] }]);
  expect(filesOf([made.folder]).map((file) => file.slice(made.folder.length + 1))).toEqual(['papers.jsonl']);
  const named = join(made.folder, 'topics.overrides.jsonl');
  expect((await made.feedFiles([named])).sources).toEqual([
    {
      file: named,
      papers: 0,
      rejects: 0,
      error: 'these are corrections of topics and no source; every ingest applies them by itself',
    },
  ]);
});

test('over the dumps: an added topic is counted, listed by strength and found', async () => {
  const made = await deskOfDumps();
  onTestFinished(made.remove);
  const slug = 'unifusion-vision-language-model-as-unified-encoder-in-image-generation';
  const countOf = async (topic: string) =>
    (await topicIndex(made.db)).flatMap(({ topics }) => topics).find((one) => one.slug === topic);
  const [before] = [await countOf('tabular')];
  const overrides = join(made.folder, 'topics.overrides.jsonl');
  writeFileSync(overrides, `${JSON.stringify({ slug, add: ['tabular'] })}\n`);
  expect(await made.feedFiles(shippedFiles(), { overrides })).toMatchObject({ updated: 1, unchanged: 482 });
  expect(await countOf('tabular')).toEqual({ ...before, count: (before?.count ?? 0) + 1 });
  const { total, cards } = await listPapers(made.db, topicState('tabular', { sort: 'strength', page: 1 }), {
    size: 500,
  });
  expect(total).toBe((before?.count ?? 0) + 1);
  // Behind the papers that are mainly about it, before all others.
  expect(cards.map((card) => card.slug).indexOf(slug)).toBe(before?.main);
});
