import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parsePaperQuery } from '#lib/paper-query.ts';
import {
  CONTENDER_KEYS,
  type Contender,
  type ContenderKey,
} from '#scripts/bench/compare/contenders/contender.ts';
import { openContender } from '#scripts/bench/compare/contenders/open.ts';
import { measured } from '#scripts/bench/compare/measure.ts';
import { questionsOf } from '#scripts/bench/compare/questions.ts';
import { type Questions, STATE_KEYS, type StateKey } from '#scripts/bench/compare/states.ts';

// PostgreSQL wants its server: it is measured, and not tested.
const TESTED = CONTENDER_KEYS.filter((key) => key !== 'postgres');
const FEW = 2;

let questions: Questions;
const contenders = new Map<ContenderKey, Contender>();
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));

beforeAll(async () => {
  const papers = inject('shipped');
  const client = new Sqlite(papers, { readonly: true });
  questions = questionsOf(client);
  client.close();
  for (const key of TESTED)
    contenders.set(key, await openContender(key, { papers, folder, progress: () => {} }));
});

afterAll(async () => {
  for (const contender of contenders.values()) await contender.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What each contender finds for the first questions of a state. */
async function found(state: StateKey): Promise<Partial<Record<ContenderKey, (number | undefined)[]>>> {
  const answers = [...contenders].map(async ([key, { answer }]) => {
    const own: (number | undefined)[] = [];
    for (const question of questions[state].slice(0, FEW)) own.push(await answer(question));
    return [key, own] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}

test.each(['all', 'topic', 'topics', 'topic-year', 'author', 'organisation', 'last'] as const)(
  'where only filters choose, all find the same papers: %s',
  async (state) => {
    const { broadsheet, limit, ...others } = await found(state);
    expect(broadsheet?.length).toBeGreaterThan(0);
    expect(Math.min(...(broadsheet ?? []).map(Number))).toBeGreaterThan(0);
    expect(limit).toEqual(broadsheet?.map(() => undefined));
    for (const own of Object.values(others)) expect(own).toEqual(broadsheet);
  },
);

test.each(['common', 'words', 'filtered', 'title', 'counts'] as const)(
  'where words choose, everybody finds papers: %s',
  async (state) => {
    const { limit: _, ...others } = await found(state);
    for (const own of Object.values(others)) for (const papers of own) expect(papers).toBeGreaterThan(0);
  },
);

test('every state has questions whose first one the site answers, and that say the same when they are read again', async () => {
  expect(STATE_KEYS.filter((state) => questions[state].length === 0)).toEqual([]);
  for (const state of STATE_KEYS) {
    const [first] = questions[state];
    const answer = first && (await contenders.get('broadsheet')?.answer(first));
    expect([state, answer], state).toEqual([state, expect.any(Number)]);
  }
  const asked = STATE_KEYS.flatMap((state) => questions[state]);
  for (const question of asked)
    if ('params' in question)
      expect(parsePaperQuery(question.params)).toMatchObject({ problems: [], reworded: false });
});

test('no state asks the same twice, and the same papers give the same questions in the same order', () => {
  for (const state of STATE_KEYS) {
    const texts = questions[state].map((question) => JSON.stringify(question));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeLessThanOrEqual(130);
  }
  const client = new Sqlite(inject('shipped'), { readonly: true });
  expect(questionsOf(client)).toEqual(questions);
  client.close();
});

test('a misspelt word is asked of those who correct, a phrase of all but Orama', async () => {
  const answers = (own: (number | undefined)[] | undefined) => own?.every((papers) => papers !== undefined);
  const [misspelt, phrase] = [await found('misspelt'), await found('phrase')];
  const able = (of: typeof phrase) => TESTED.filter((key) => answers(of[key]));
  expect(able(misspelt)).toEqual(['broadsheet', 'minisearch', 'orama']);
  expect(able(phrase)).toEqual(['broadsheet', 'limit', 'sqlite', 'minisearch', 'flexsearch']);
});

test('a state is measured over its questions, and not where a contender cannot be asked', async () => {
  const taken = await measured(
    { answer: async () => 7, close: async () => {}, files: [] },
    questions.common,
    1,
  );
  expect(taken).toMatchObject({ questions: 120, found: 7 });
  const none = await measured(
    { answer: async () => undefined, close: async () => {}, files: [] },
    questions.all,
    1,
  );
  expect(none).toBe('cannot');
});

test('with 130 questions ten warm up and each of the others is timed once, in their order', async () => {
  const asked: unknown[] = [];
  const answer: Contender['answer'] = async (question) => asked.push(question);
  await measured({ answer, close: async () => {}, files: [] }, questions.common, 1);
  expect(questions.common.length).toBe(130);
  expect(asked.slice(0, 10)).toEqual(questions.common.slice(120).toReversed());
  expect(asked.slice(10)).toEqual(questions.common.slice(0, 120));
});
