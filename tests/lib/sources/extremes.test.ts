import { expect, test } from 'vitest';
import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';
import { SPACED } from '#tests/fixtures/listings.ts';
import { DAY_OF_2025, OAI_RECORDS, oaiAnswer, SNAPSHOT } from '#tests/fixtures/sources.ts';
import { chunksOf, read, readingOf, refusal } from '#tests/lib/sources/reading.ts';

/** Sources that once made a reader hang, fill the memory or fall over, and the line and the reason of their refusal. */
const REFUSED: [what: string, source: () => string, line: number, reason: RegExp][] = [
  [
    'comments one behind the other, which a pattern could part in 2^1400 ways',
    () => `${'<!---->'.repeat(1400)}<feed>\n`,
    1,
    /^no source of a known kind/,
  ],
  [
    'a listing that goes on without a blank line',
    () => `${SPACED}\nA Title\n${'We merge models without end. \n'.repeat(50_000)}`,
    25,
    /^no blank line for 1048576 characters$/,
  ],
  [
    'a record of RIS that goes on for ever',
    () => `TY  - JOUR\nTI  - Task Vectors\n${`KW  - ${'word '.repeat(200)}\n`.repeat(5000)}ER  - \n`,
    1,
    /^a record of more than 4194304 characters$/,
  ],
];

test.each(REFUSED)('%s is refused', async (_, source, line, reason) => {
  expect(await refusal(source())).toMatchObject({ line, message: expect.stringMatching(reason) });
});

test('what nests without end is read at once', async () => {
  const deep = (open: string, close: string) => `${open.repeat(200_000)}x${close.repeat(200_000)}`;
  const bibtex = `@article{k, title = {${deep('{', '}')}}}\n@article{l, title = {Task Vectors}}\n`;
  expect((await read(bibtex)).records.map(({ position }) => position)).toContain(2);
  const [first] = SNAPSHOT;
  const nested = {
    ...first,
    authors: `Ana Lima ${deep('(', ')')}, Bo Ek${' '.repeat(200_000)}x`,
    authors_parsed: null,
  };
  expect((await read(`${JSON.stringify(nested)}\n`)).records[0]?.fields.authors).toEqual(['Bo Ek x']);
  const json = `{"title": "Task Vectors", "more": ${deep('[', ']').replace('x', '')}}\n`;
  expect((await read(json)).records[0]?.fields).toEqual({ title: 'Task Vectors' });
  const doi = {
    title: 'Task Vectors',
    abstract: 'x',
    id: '2101.00001',
    categories: 'cs.CL',
    doi: `10.1000/x${'.'.repeat(200_000)}x${'.'.repeat(200_000)}`,
  };
  expect((await read(`${JSON.stringify(doi)}\n`)).records[0]?.fields.title).toBe('Task Vectors');
});

test('abbreviations that stand for ever more of one another end where they are no abbreviations any more', async () => {
  const more = Array.from({ length: 30 }, (_, n) => `@string{a${n + 1} = a${n} # a${n} # a${n}}\n`);
  const source = `@string{a0 = "${'x'.repeat(100)}"}\n${more.join('')}@article{k, title = {A}, journal = a2}\n`;
  const { records, rejects } = await read(source);
  expect(records[0]?.fields.venue).toBeUndefined();
  expect(rejects[0]).toEqual({
    scope: 'record',
    firstLine: 4,
    lastLine: 4,
    reason: 'a3: an abbreviation for more than 2000 characters',
  });
  const fields = Array.from({ length: 9000 }, () => 'b').join(' # ');
  const bomb = `@string{b = "${'x'.repeat(1000)}"}\n@article{k, title = {A}, note = ${fields}}\n@article{l, title = {B}}\n`;
  expect(await read(bomb)).toMatchObject({
    records: [{ position: 2, fields: { title: 'B' } }],
    rejects: [{ firstLine: 2, reason: 'note: no value that can be read' }],
  });
});

test('an array with a text of 15 million signs is read', async () => {
  const [first, second] = DAY_OF_2025;
  const long = { ...first, summary: '\\"'.repeat(1_000_000), note: 'x'.repeat(9_000_000) };
  const { records } = await read(JSON.stringify([second, long]));
  expect(records.map(({ fields }) => fields.arxivId)).toEqual(['2608.16590', '2405.15738']);
});

test('two arrays that are read by turns are two', async () => {
  const lines = () => splitLines(chunksOf(new TextEncoder().encode(JSON.stringify(DAY_OF_2025)), 50));
  const both = await Promise.all([readingOf(readSource(lines())), readingOf(readSource(lines()))]);
  expect(both.map(({ records }) => records.length)).toEqual([2, 2]);
});

test('text between the entries of a library that was a part of one is no comment', async () => {
  const source = `@article{a, title = {A}}
A comment in prose, 2020.

@article{c, title = {C}}
article{b,
  title = {B}
}

% title = {C}
@article{d, title = {D}}, note = {in press}}
`;
  expect(await read(source)).toMatchObject({
    records: [
      { position: 1, firstLine: 1, lastLine: 1 },
      { position: 2, firstLine: 4, lastLine: 4 },
      { position: 3, firstLine: 10, lastLine: 10 },
    ],
    rejects: [
      {
        firstLine: 5,
        lastLine: 7,
        reason: '“article{b,” stands in no entry: one was cut into, or its @ is missing',
      },
      {
        firstLine: 10,
        lastLine: 10,
        reason: '“, note = {in press}}” stands in no entry: one was cut into, or its @ is missing',
      },
    ],
  });
});

test('what stands between records is not much, however many there are', async () => {
  const [open = '', close = ''] = oaiAnswer(['|']).split('|');
  const blank = `${`${' '.repeat(1000)}\n`.repeat(3)}`;
  const { records } = await read(`${open}${`${OAI_RECORDS.parsed}\n${blank}`.repeat(400)}${close}`);
  expect(records.map(({ position }) => position)).toEqual(
    Array.from({ length: 400 }, (_, index) => index + 1),
  );
});

test('a day that there is not is that of no capture', async () => {
  const [first, second] = SNAPSHOT;
  const snapshot = [{ ...first, update_date: '2008-91-26' }, second];
  expect((await read(snapshot.map((line) => JSON.stringify(line)).join('\n'))).newest).toBe('2009-01-01');
  const answer = oaiAnswer([OAI_RECORDS.raw]).replace('2026-11-20T', '2026-11-31T');
  expect(await read(answer)).not.toHaveProperty('newest');
  const [older, newer] = DAY_OF_2025;
  const day = await read(JSON.stringify([older, { ...newer, publishedAt: '2026-13-16T20:00:00.000Z' }]));
  expect(day).toMatchObject({ newest: '2025-06-09', rejects: [{ reason: 'publishedAt: no ISO time' }] });
});

test('a reason cites no more than a part of what it is about', async () => {
  const long = 'x'.repeat(100_000);
  const { rejects } = await read(`{"title": "A"}\n{"title": "B", "publishedOn": "${long}"}\n`);
  expect(rejects[0]?.reason.length).toBe(600);
  expect((await refusal(`${SPACED}\n${long}\n`))?.message.length).toBe(600);
});
