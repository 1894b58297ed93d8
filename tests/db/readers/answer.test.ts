import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openForReading } from '#db/open.ts';
import { holdings } from '#db/queries/holdings.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { inOneState } from '#db/readers/answer.ts';
import { ask } from '#db/readers/ask.ts';
import { Pool } from '#db/readers/pool.ts';
import { type Arguments, QUESTIONS, type QuestionName } from '#db/readers/questions.ts';
import { documentText } from '#lib/saved/saved-document.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const STATE = { q: 'merging models', topic: 'merging' };
const ORIGIN = 'https://papers.example/';

/** Each question with something to ask. */
const ASKED: { readonly [Name in QuestionName]: Arguments<Name> } = {
  aboutShown: [],
  apiAnswer: ['papers', { params: { topic: 'merging' }, slug: '', origin: ORIGIN }],
  apiLookUp: ['suggest', { params: { q: 'mer' }, slug: '', origin: ORIGIN }],
  askedState: [STATE],
  authorShown: ['yi-r-fung', {}],
  cardsOf: [[3, 1, 999_999]],
  explorerShown: [STATE],
  forProgramsShown: [],
  frontShown: [],
  holdings: [],
  inBrief: [],
  isMissingPage: ['/papers/no-such-paper'],
  listImported: ['@misc{a, title = {No such paper}}', '2026-01-02T03:04:05.000Z'],
  listWritten: [documentText([]), 'bib', ORIGIN],
  mapShown: [STATE],
  organisationShown: ['nobody', {}],
  paperRecord: ['no-such-paper'],
  paperShown: ['no-such-paper'],
  papersOfIds: [Uint32Array.of(5, 2, 999_999, 400)],
  setAsChart: [{ chart: 'together' }],
  setAsFeed: [{ params: STATE }],
  setAsIds: [{ params: {}, topic: 'merging' }],
  setAsPoints: [STATE],
  setAsStretch: [{ params: { limit: '3' }, topic: 'merging' }],
  sitemapPart: [2, 100],
  slugOfArxivId: ['2510.12789'],
  sourceShown: ['no-such-source', {}],
  suggestions: ['mer'],
  topicChart: ['merging', 'words'],
  topicShown: ['merging', { sort: 'newest', page: '2' }],
  topicsShown: [],
  trendsShown: [STATE],
  versusChart: ['merging', 'retrieval', 'years'],
  versusShown: ['merging', 'retrieval'],
};

let desk: Desk;
let pool: Pool;
beforeAll(async () => {
  desk = await deskOfDumps();
  vi.stubEnv('DATABASE_PATH', join(desk.folder, 'test.sqlite'));
  pool = new Pool({ file: join(process.cwd(), 'db', 'readers', 'reader.ts'), threads: 1, seconds: 600 });
  const { $client } = desk.db;
  const slugIn = (table: string) =>
    $client.prepare<[], string>(`select slug from ${table} where slug is not null order by id`).pluck().get();
  Object.assign(ASKED, {
    authorShown: [slugIn('authors'), {}],
    organisationShown: [slugIn('organisations'), {}],
    paperRecord: [slugIn('papers')],
    paperShown: [slugIn('papers')],
    sourceShown: [slugIn('sources'), {}],
  });
});
afterAll(async () => {
  await pool.close();
  vi.unstubAllEnvs();
  desk.remove();
});

test.each(Object.keys(QUESTIONS) as QuestionName[])(
  '%s: a thread answers as the function does',
  async (name) => {
    const direct = QUESTIONS[name] as (db: Desk['db'], ...args: readonly unknown[]) => unknown;
    const expected = await direct(desk.db, ...ASKED[name]);
    expect(expected).toBeDefined();
    const told = await pool.ask(name, ASKED[name]);
    expect(told).toStrictEqual(structuredClone(expected));
    // Nothing of it is lost between threads but the kind of its byte arrays.
    expect(told).toEqual(expected);
  },
);

test('a question that there is not is refused', async () => {
  await expect(pool.ask('constructor', [])).rejects.toThrow('There is no question “constructor”.');
});

test('a question reads one state of the data, whatever is written meanwhile', async () => {
  const db = await openForReading(join(desk.folder, 'test.sqlite'));
  const seen = async () => [(await holdings(db)).papers, (await lastChange(db)).getTime()];
  const before = await seen();
  const within = await inOneState(db, async () => {
    const first = await seen();
    await desk.feed({ 'meanwhile.jsonl': jsonLines(PAPERS) });
    return [first, await seen()];
  });
  expect(within).toEqual([before, before]);
  expect((await seen())[0]).toBeGreaterThan(before[0] ?? 0);
  db.$client.close();
});

test('a question that fails leaves nothing behind', async () => {
  const db = await openForReading(join(desk.folder, 'test.sqlite'));
  const failing = inOneState(db, () => {
    throw new Error('as it was told to');
  });
  await expect(failing).rejects.toThrow('as it was told to');
  expect(db.$client.inTransaction).toBe(false);
  db.$client.close();
});

test('without threads, questions that are asked together are answered one after the other', async () => {
  const order: string[] = [];
  const asked = [
    ask('frontShown').then(() => order.push('front')),
    ask('holdings').then(() => order.push('holdings')),
    ask('cardsOf', [Number.NaN]).then(() => order.push('none')),
    ask('suggestions', 'mer').then(() => order.push('suggestions')),
  ];
  await Promise.all(asked);
  expect(order).toEqual(['front', 'holdings', 'none', 'suggestions']);
});
