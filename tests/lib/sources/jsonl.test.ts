import { describe, expect, test } from 'vitest';
import { read, refusal } from '#tests/lib/sources/reading.ts';

/** Reads one object as JSON lines: its fields, or the reason why it is rejected. */
async function readOne(value: unknown): Promise<unknown> {
  const { records, rejects } = await read(
    `${JSON.stringify({ title: 'Known' })}\n${JSON.stringify(value)}\n`,
  );
  return rejects[0]?.reason ?? records[1]?.fields;
}

const title = 'Task Vectors';

describe('each field as it is read', () => {
  test.each([
    [{ title: '  Task Vectors ' }, {}],
    [{ abstract: 'We merge.' }, { abstract: 'We merge.' }],
    [{ authors: ['Ana Lima', ' Bo Ek '] }, { authors: ['Ana Lima', 'Bo Ek'] }],
    [{ authors: [] }, {}],
    [{ authorCount: 445 }, { authorCount: 445 }],
    [{ publishedOn: '2021-04-18' }, { published: { year: 2021, month: 4, day: 18 } }],
    [{ publishedOn: '2021-04' }, { published: { year: 2021, month: 4 } }],
    [{ year: 2021 }, { published: { year: 2021 } }],
    [{ publishedOn: '2020-12-31', year: 2021 }, { published: { year: 2020, month: 12, day: 31 } }],
    [{ venue: 'EMNLP 2022' }, { venue: 'EMNLP 2022' }],
    [{ organisation: { slug: 'adobe', name: 'Adobe' } }, { organisation: { slug: 'adobe', name: 'Adobe' } }],
    [{ organisation: 'Qwen' }, { organisation: { slug: 'Qwen', name: 'Qwen' } }],
    [{ arxivId: '2503.12797' }, { arxivId: '2503.12797' }],
    [{ arxivId: '0704.0001v2' }, { arxivId: '0704.0001v2' }],
    [{ arxivId: 'math.GT/0309136' }, { arxivId: 'math.GT/0309136' }],
    [{ doi: '10.1109/ICRA.2021.9561482' }, { doi: '10.1109/ICRA.2021.9561482' }],
    [{ comments: 0 }, { commentCount: 0 }],
    [{ upvotes: 12 }, { upvotes: 12 }],
    [
      { links: [{ kind: 'data', url: 'https://x.org/d' }], codeUrl: 'https://github.com/x/y' },
      {
        links: [
          { kind: 'data', url: 'https://x.org/d' },
          { kind: 'code', url: 'https://github.com/x/y' },
        ],
      },
    ],
    [
      { projectUrl: 'https://x.github.io', aclUrl: 'https://aclanthology.org/P16-1223/' },
      {
        links: [
          { kind: 'project', url: 'https://x.github.io' },
          { kind: 'paper', url: 'https://aclanthology.org/P16-1223/' },
        ],
      },
    ],
    [{ links: [] }, {}],
    [
      { slug: 'task-vectors', topics: [{ slug: 'merging', score: 3 }], sources: [] },
      { slug: 'task-vectors' },
    ],
    [
      { sources: [{ file: 'a.txt', position: 3, lines: [7, 9] }] },
      { origins: [{ file: 'a.txt', position: 3, lines: [7, 9] }] },
    ],
    [{ categories: ['cs.CL', 'cs.LG'] }, { categories: ['cs.CL', 'cs.LG'] }],
    [{ categories: [], keywords: [] }, {}],
    [
      { listedOn: '2025-06-09', codeStars: 7 },
      { listedOn: '2025-06-09', codeStars: 7 },
    ],
    [{ venue: 'A\u00a0B' }, { venue: 'A B' }],
  ])('%j', async (given, expected) => {
    expect(await readOne({ title, ...given })).toEqual({ title, ...expected });
  });
});

describe('a record that cannot be used is rejected for its reason', () => {
  test.each([
    [{}, /^title: /],
    [{ title: ' ' }, /^title: /],
    [{ title, abstract: 7 }, /^abstract: /],
    [{ title, authors: ['Ana', ''] }, /^authors\.1: /],
    [{ title, authorCount: -1 }, /^authorCount: /],
    [{ title, publishedOn: 'yesterday' }, /^publishedOn: “yesterday” is no date$/],
    [{ title, publishedOn: '2021-02-30' }, /^publishedOn: “2021-02-30” is no date$/],
    [{ title, year: 21 }, /^year: /],
    [{ title, organisation: { slug: 'adobe' } }, /^organisation/],
    [{ title, arxivId: 'arXiv' }, /^arxivId: /],
    [{ title, doi: 'doi.org/10.1' }, /^doi: /],
    [{ title, comments: 1.5 }, /^comments: /],
    [{ title, links: [{ kind: 'code', url: 'javascript:alert(1)' }] }, /^links\.0\.url: /],
    [{ title, links: [{ kind: 'blog', url: 'https://x.org' }] }, /^links\.0\.kind: /],
    [{ title, codeUrl: 'github.com/x' }, /^codeUrl: /],
    [{ title, slug: 'Not a Slug' }, /^slug: /],
    [{ title, listedOn: 'today' }, /^listedOn: /],
    [{ title, sources: [{ file: 'a.txt', position: 0, lines: [1, 1] }] }, /^sources\.0\.position: /],
    [[title], /^no JSON object$/],
    ['title', /^no JSON object$/],
    [null, /^no JSON object$/],
  ])('%j', async (value, reason) => {
    expect(await readOne(value)).toMatch(reason);
  });
});

test('rejects carry their line, and the positions count them', async () => {
  const source = '\ufeff{"title": "A"}\r\n\r\n{"title": 1}\r\nnot JSON\r\n{"title": "B"}';
  expect(await read(source)).toEqual({
    kind: 'jsonl',
    records: [
      { position: 1, firstLine: 1, lastLine: 1, fields: { title: 'A' } },
      { position: 4, firstLine: 5, lastLine: 5, fields: { title: 'B' } },
    ],
    rejects: [
      { scope: 'record', firstLine: 3, lastLine: 3, reason: expect.stringMatching(/^title: /) },
      { scope: 'record', firstLine: 4, lastLine: 4, reason: 'no JSON object' },
    ],
  });
});

test('a first record that cannot be used does not hide what the source is', async () => {
  const { records, rejects } = await read('{"titel": "A"}\n{"title": "B"}\n');
  expect(records.map((record) => record.fields.title)).toEqual(['B']);
  expect(rejects.map((reject) => reject.firstLine)).toEqual([1]);
});

test('a last line that breaks off refuses the source', async () => {
  expect(await refusal('{"title": "A"}\n{"title": "B"}\n{"title": "C", "abs')).toMatchObject({
    line: 3,
    message: 'the last line breaks off: it is no whole JSON object',
  });
  expect(await refusal('{"title": "A"}\n{"title": "B"}')).toBeUndefined();
});

test('a source of which no line can be used is refused', async () => {
  expect(await refusal('{"title": 1}\n{"title": ""}\n')).toMatchObject({
    line: 2,
    message: 'no line is a record that can be used',
  });
});
