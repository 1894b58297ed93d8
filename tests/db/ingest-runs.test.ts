import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ingest } from '#db/ingest/ingest.ts';
import { LockedError } from '#db/ingest/turn.ts';
import { openDatabase } from '#db/open.ts';
import { contentOf, desk } from '#tests/fixtures/database.ts';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';

test('the same refusals again leave no new run, others do', async () => {
  const made = await desk();
  const files = { 'bad.txt': 'Dear reader,\n', 'cards.txt': CARDS };
  await made.feed(files);
  const before = contentOf(made.db);
  expect((await made.feed(files)).sources[0]?.error).toMatch(/^line 1: no source of a known kind/);
  await made.feed({ 'bad.txt': 'Dear reader,\n' });
  await made.feed({ 'cards.txt': CARDS });
  expect(contentOf(made.db)).toEqual(before);
  await made.feed({ 'bad.txt': 'Dear all,\n', 'cards.txt': CARDS });
  expect(contentOf(made.db).ingest_runs).toHaveLength(2);
  expect(contentOf(made.db).rejects).toHaveLength(2);
});

test('refused files alone leave a run once, in an empty database too', async () => {
  const made = await desk();
  await made.feed({ 'bad.txt': '' });
  const before = contentOf(made.db);
  expect(before.ingest_runs).toHaveLength(1);
  await made.feed({ 'bad.txt': '' });
  expect(contentOf(made.db)).toEqual(before);
});

test('an ingest waits for another one that is writing, and goes on after it', async () => {
  const made = await desk();
  const other = await openDatabase(join(made.folder, 'test.sqlite'));
  onTestFinished(() => void other.$client.close());
  await made.feed({ 'spaced.txt': SPACED });
  other.$client.exec('BEGIN IMMEDIATE');
  let told = 0;
  const waiting = () => {
    told += 1;
    other.$client.exec('COMMIT');
  };
  expect(await made.feed({ 'compact.txt': COMPACT }, { waiting })).toMatchObject({ created: 2 });
  expect(told).toBe(1);
});

test('one that never ends is given up on, in a sentence', async () => {
  const made = await desk();
  const other = await openDatabase(join(made.folder, 'test.sqlite'));
  onTestFinished(() => void other.$client.close());
  other.$client.exec('BEGIN IMMEDIATE');
  const failed = ingest(made.db, [], { patience: 0 });
  await expect(failed).rejects.toBeInstanceOf(LockedError);
  await expect(failed).rejects.toThrow(
    `Another program has been writing to ${join(made.folder, 'test.sqlite')} for 0 s; try again when it is done.`,
  );
});

test('a full disk is a sentence, and nothing is changed', async () => {
  const made = await desk();
  await made.feed({ 'spaced.txt': SPACED });
  const before = contentOf(made.db);
  const pages = Number(made.db.$client.pragma('page_count', { simple: true }));
  made.db.$client.pragma(`max_page_count = ${pages + 2}`);
  const papers = Array.from({ length: 400 }, (_, index) =>
    JSON.stringify({ title: `Paper ${index}`, abstract: 'It fills the disk. '.repeat(50) }),
  );
  await expect(made.feed({ 'full.jsonl': papers.join('\n') })).rejects.toThrow(
    `${join(made.folder, 'test.sqlite')} cannot grow, the disk is full: make room and try again; nothing was changed.`,
  );
  expect(contentOf(made.db)).toEqual(before);
});
