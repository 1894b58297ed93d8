import { describe, expect, test } from 'vitest';
import { DAY_OF_2024, DAY_OF_2025 } from '#tests/fixtures/sources.ts';
import { read, refusal } from '#tests/lib/sources/reading.ts';

const [CONV_LLAVA] = DAY_OF_2024;

/** Reads one element after one that is known to be read: its fields, or the reason why it is rejected. */
async function readOne(element: unknown): Promise<unknown> {
  const { records, rejects } = await read(JSON.stringify([CONV_LLAVA, element]));
  return rejects[0]?.reason ?? records[1]?.fields;
}

describe('the three ages of the schema', () => {
  test('2024: the time of the element is that of the listing; the hidden author is left out', async () => {
    expect(await read(JSON.stringify(DAY_OF_2024))).toEqual({
      kind: 'daily',
      newest: '2024-05-27',
      rejects: [],
      records: [
        {
          position: 1,
          firstLine: 1,
          lastLine: 1,
          fields: {
            title: 'ConvLLaVA: Hierarchical Backbones as Visual Encoder for Large Multimodal Models',
            abstract:
              'High-resolution Large Multimodal Models (LMMs) encounter the challenges of excessive visual tokens.',
            authors: ['Chunjiang Ge', 'Sijie Cheng'],
            published: { year: 2024, month: 5, day: 24 },
            arxivId: '2405.15738',
            commentCount: 3,
            upvotes: 32,
            listedOn: '2024-05-27',
          },
        },
      ],
    });
  });

  test('2025 and 2026: day of submission, repository, stars, organisation, what a model says', async () => {
    const { newest, records } = await read(JSON.stringify(DAY_OF_2025, null, 4));
    expect(newest).toBe('2026-08-20');
    expect(records.map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual([
      [2, 28],
      [29, 57],
    ]);
    expect(records[0]?.fields).toMatchObject({
      listedOn: '2025-06-09',
      links: [{ kind: 'code', url: 'https://github.com/alibaba/conv-llava' }],
      summary: 'A hierarchical backbone makes fewer tokens.',
      keywords: ['large multimodal models', 'ConvNeXt'],
    });
    expect(records[1]?.fields).toMatchObject({
      organisation: { slug: 'UCSanDiego', name: 'University of California at San Diego' },
      codeStars: 152,
      commentCount: 1,
      upvotes: 92,
      links: [
        { kind: 'code', url: 'https://github.com/air-embodied-brain/Zetta' },
        { kind: 'project', url: 'https://air-embodied-brain.github.io/zetta/' },
      ],
    });
  });
});

const paper = { id: '2101.00001', title: 'A Title' };

describe('one element', () => {
  test.each([
    [{ paper }, { title: 'A Title', arxivId: '2101.00001' }],
    [{ paper: { ...paper, id: '65f1a' } }, { title: 'A Title' }],
    [{ paper: { ...paper, authors: [], upvotes: null } }, { title: 'A Title', arxivId: '2101.00001' }],
    [
      { title: 'Above', paper: { id: '2101.00001' } },
      { title: 'Above', arxivId: '2101.00001' },
    ],
    [{ paper: { ...paper, projectPage: 'none yet' } }, { title: 'A Title', arxivId: '2101.00001' }],
    [{ paper: { ...paper, title: 'A\u00a0 Title\t' } }, { title: 'A Title', arxivId: '2101.00001' }],
    [{ paper: { id: '2101.00001' } }, 'title: none'],
    [{ paper: { title: 'A Title' } }, /^paper\.id: /],
    [{ paper: { ...paper, upvotes: -1 } }, /^paper\.upvotes: /],
    [{ paper, numComments: 'many' }, /^numComments: /],
    [{ paper: { ...paper, publishedAt: 'yesterday' } }, /^paper\.publishedAt: no ISO time$/],
    [{ title: 'A Title' }, /^paper: /],
    ['A Title', 'no JSON object'],
    [null, 'no JSON object'],
  ])('%j', async (element, expected) => {
    const read = await readOne(element);
    if (expected instanceof RegExp) expect(read).toMatch(expected);
    else expect(read).toEqual(expected);
  });

  test('a reject has its lines, and the next one is read', async () => {
    const { records, rejects } = await read(`[\n{"paper": 1},\n${JSON.stringify({ paper })}\n]\n`);
    expect(rejects.map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual([[2, 2]]);
    expect(records.map(({ position, firstLine }) => [position, firstLine])).toEqual([[2, 3]]);
  });
});

test('an array cut off anywhere is refused', async () => {
  const whole = JSON.stringify(DAY_OF_2025, null, 1);
  for (let end = 1; end < whole.length; end += 7) expect(await refusal(whole.slice(0, end))).toBeDefined();
  expect(await refusal(whole)).toBeUndefined();
});

test('what stands behind the array, brackets in texts', async () => {
  const whole = JSON.stringify([{ paper: { ...paper, title: 'A [Title], {with} "signs" \\' } }]);
  expect((await read(`${whole}\n\n`)).records[0]?.fields.title).toBe('A [Title], {with} "signs" \\');
  expect(await refusal(`${whole}\n[]`)).toMatchObject({
    line: 2,
    message: 'something stands behind the end of the JSON array',
  });
});
