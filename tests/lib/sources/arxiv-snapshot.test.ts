import { describe, expect, test } from 'vitest';
import { SNAPSHOT } from '#tests/fixtures/sources.ts';
import { read, refusal } from '#tests/lib/sources/reading.ts';

const LINES = SNAPSHOT.map((paper) => `${JSON.stringify(paper)}\n`).join('');
const [DIPHOTON] = SNAPSHOT;

async function readOne(change: Record<string, unknown>): Promise<unknown> {
  const { records, rejects } = await read(`${LINES}${JSON.stringify({ ...DIPHOTON, ...change })}\n`);
  return rejects[0]?.reason ?? records[2]?.fields;
}

test('names out of TeX, the day of the first version, subjects; comments are no count', async () => {
  expect(await read(LINES)).toEqual({
    kind: 'arxiv',
    newest: '2009-01-01',
    rejects: [],
    records: [
      {
        position: 1,
        firstLine: 1,
        lastLine: 1,
        fields: {
          title: 'Calculation of prompt diphoton production cross sections at Tevatron and LHC energies',
          abstract: 'A fully differential calculation in perturbative quantum chromodynamics is presented.',
          authors: ['C. Balázs', 'E. L. Berger', 'P. M. Nadolsky', 'C.-P. Yuan Jr'],
          published: { year: 2007, month: 4, day: 2 },
          arxivId: '0704.0001',
          doi: '10.1103/PhysRevD.76.013009',
          categories: ['hep-ph', 'hep-ex'],
          journalRef: 'Phys.Rev.D76:013009,2007',
          links: [{ kind: 'code', url: 'https://github.com/example/diphoton' }],
        },
      },
      {
        position: 2,
        firstLine: 2,
        lastLine: 2,
        fields: {
          title: 'Knots',
          abstract: 'We tie knots.',
          authors: ['Ana Lima', 'Jörg Bløm', 'the Łódź Group'],
          published: { year: 2003, month: 9, day: 8 },
          arxivId: 'math/0309136',
          categories: ['math.GT'],
        },
      },
    ],
  });
});

describe('one field', () => {
  test.each([
    [{ doi: '10.1/x' }, { doi: undefined }],
    [{ doi: '10.1103/a 10.1103/b' }, { doi: '10.1103/a' }],
    [{ versions: [] }, { published: undefined }],
    [{ versions: [{ version: 'v1', created: 'some day' }] }, { published: undefined }],
    // The id was given in April 2007: a later day is that of another version.
    [
      { versions: [{ version: 'v3', created: 'Tue, 5 Jan 2010 20:10:27 GMT' }] },
      { published: { year: 2007, month: 4 } },
    ],
    [{ authors_parsed: [] }, { authors: ['C. Balázs', 'E. L. Berger', 'P. M. Nadolsky', 'C.-P. Yuan'] }],
    [{ authors_parsed: [[':', '', '']], authors: ':' }, { authors: undefined }],
    [{ abstract: ' \n' }, { abstract: undefined }],
  ])('%j', async (change, expected) => {
    expect({ ...expected, ...((await readOne(change)) as object) }).toMatchObject(expected);
  });

  test.each([
    [{ id: 'x' }, 'id: “x” is no arXiv id'],
    [{ title: ' ' }, 'title: empty'],
    [{ abstract: null }, /^abstract: /],
    [{ authors_parsed: 'Berger' }, /^authors_parsed: /],
  ])('%j is rejected', async (change, reason) => {
    expect(await readOne(change)).toMatch(reason);
  });
});

test('a last line that breaks off refuses the source', async () => {
  expect(await refusal(LINES.slice(0, -20))).toMatchObject({ line: 2 });
});
