import { expect, test } from 'vitest';
import { relatedOf } from '#db/queries/related-papers.ts';
import { relatedOnDemand } from '#db/search/related-papers.ts';
import { type Desk, desk, deskOfDumps, rows } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

const PAPERS = [
  { title: 'Merging Task Vectors', abstract: 'Weights of a model are averaged after finetuning.' },
  { title: 'Task Vector Arithmetic', abstract: 'Weights of a model are added and averaged.' },
  { title: 'Recognising Speech', abstract: 'Audio of telephone calls is transcribed.' },
  {
    title: 'Speech Synthesis',
    abstract: 'Audio is made of a text that was transcribed from telephone calls.',
  },
  { title: 'Autumn', abstract: 'Colours alone.' },
];

const ids = (near: readonly { id: number }[]) => near.map(({ id }) => id);

test('neighbours on demand have telling terms in common, which are named; a paper is none of its own', async () => {
  const { db } = await desk({ 'papers.jsonl': jsonLines(PAPERS) });
  expect(ids(relatedOnDemand(db, 1, 6))).toEqual([2]);
  expect(relatedOnDemand(db, 1, 6)[0]?.terms).toContain('task vector');
  expect(ids(relatedOnDemand(db, 4, 6))).toEqual([3]);
  expect(relatedOnDemand(db, 5, 6)).toEqual([]);
  expect(relatedOnDemand(db, 77, 6)).toEqual([]);
});

test('they follow the papers', async () => {
  const made = await desk({ 'papers.jsonl': jsonLines(PAPERS) });
  expect(ids(relatedOnDemand(made.db, 5, 6))).toEqual([]);
  await made.feed({ 'more.jsonl': jsonLines([{ title: 'Colours of Autumn', abstract: 'Leaves.' }]) });
  expect(ids(relatedOnDemand(made.db, 5, 6))).toEqual([6]);
});

test('a permalink shows what is stored, and where nothing is what is worked out: mostly the same, with the topics in common', async () => {
  const made: Desk = await deskOfDumps();
  try {
    const all = rows<{ id: number }>(made, 'select id from papers where id % 5 = 0');
    const titles = () => all.map(({ id }) => relatedOf(made.db, id).map(({ title }) => title));
    const stored = titles();
    made.db.$client.exec('delete from related_papers');
    const found = titles();
    const same = found.map((near, index) => near.filter((title) => stored[index]?.includes(title)).length);
    const share = same.reduce((sum, n) => sum + n, 0) / stored.flat().length;
    expect(found.every((near) => near.length === 6 && new Set(near).size === 6)).toBe(true);
    expect(share).toBeGreaterThan(0.6);
    const [first] = all;
    const [related] = relatedOf(made.db, first?.id ?? 0);
    expect(Object.keys(related ?? {})).toEqual(['slug', 'title', 'terms', 'sharedTopics']);
  } finally {
    made.remove();
  }
});
