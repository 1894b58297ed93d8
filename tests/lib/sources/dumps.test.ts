import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SourceRecord } from '#lib/sources/record.ts';
import { type Reading, read } from '#tests/lib/sources/reading.ts';

const FOLDER = new URL('../../../db/dumps/', import.meta.url);

/** What each dump is known to hold: name, kind, the masthead's day, papers, first and last title and their lines. */
const DUMPS = [
  {
    file: '000_04eb24502698f5ad.txt',
    kind: 'spaced',
    captured: { month: 8, day: 15 },
    papers: 63,
    first: ['Multi-Head Adapter Routing for Cross-Task Generalization', 13, 15],
    last: [
      'When Can Models Learn From Explanations? A Formal Framework for Understanding the Roles of Explanation Data',
      261,
      263,
    ],
  },
  {
    file: '001_9df91cfd7b54d84c.txt',
    kind: 'compact',
    captured: undefined,
    papers: 196,
    first: ['Task Vector Quantization for Memory-Efficient Model Merging', 3, 4],
    last: [
      'Harnessing the Power of Beta Scoring in Deep Active Learning for Multi-Label Text Classification',
      393,
      394,
    ],
  },
  {
    file: '002_ee4ee282d4f9cf7a.txt',
    kind: 'compact',
    captured: undefined,
    papers: 119,
    first: [
      'Improving Dialectal Slot and Intent Detection with Auxiliary Tasks: A Multi-Dialectal Bavarian Case Study',
      3,
      4,
    ],
    last: [
      'OPT-IML: Scaling Language Model Instruction Meta Learning through the Lens of Generalization',
      239,
      240,
    ],
  },
  {
    file: '003_3bbded2933c22dc6.txt',
    kind: 'compact',
    captured: undefined,
    papers: 119,
    first: ['Disposable Transfer Learning for Selective Source Task Unlearning', 3, 4],
    last: ['You Need to Pay Better Attention', 239, 240],
  },
  {
    file: '004_8cb4caffce3811fd.txt',
    kind: 'cards',
    captured: { month: 10, day: 29 },
    papers: 73,
    first: ['Cross-Task Generalization via Natural Language Crowdsourcing Instructions', 13, 19],
    last: ['Deep Task-specific Bottom Representation Network for Multi-Task Recommendation', 573, 579],
  },
] as const;

function load(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

function summary(record: SourceRecord | undefined): unknown[] {
  return [record?.fields.title, record?.firstLine, record?.lastLine];
}

describe.each(DUMPS)('$file', ({ file, kind, captured, papers, first, last }) => {
  test(`is ${kind} and holds ${papers} papers, in order`, async () => {
    const reading = await read(load(file));
    expect(reading.kind).toBe(kind);
    expect(reading.captured).toEqual(captured);
    expect(reading.rejects).toEqual([]);
    expect(reading.records.length).toBe(papers);
    expect(reading.records.map((record) => record.position)).toEqual(
      Array.from({ length: papers }, (_, index) => index + 1),
    );
    expect(summary(reading.records.at(0))).toEqual(first);
    expect(summary(reading.records.at(-1))).toEqual(last);
  });

  test('every title and abstract stands on the lines it is said to stand on', async () => {
    const lines = load(file).split('\n');
    let above = 0;
    for (const { firstLine, lastLine, fields } of (await read(load(file))).records) {
      expect(firstLine).toBeGreaterThan(above);
      above = lastLine;
      const span = lines.slice(firstLine - 1, lastLine);
      expect(span[0]?.replace(/^Subscribe/, '').trim()).toBe(fields.title);
      expect(span[kind === 'compact' ? 1 : 2]?.trim()).toBe(fields.abstract);
      expect(fields.abstract?.length).toBeGreaterThan(500);
      expect(fields.title.length).toBeLessThan(150);
    }
  });

  test('is read alike from chunks of 7 bytes, and however it was saved', async () => {
    const reading = await read(load(file));
    expect(await read(load(file), 7)).toEqual(reading);
    const lines = load(file).replaceAll(' ', '\u00a0').trimEnd().split('\n');
    expect(await read(`\ufeff${lines.join('  \r\n')}`)).toEqual(reading);
    expect(await read(`${lines.join('\r\n')}\r\n\r\n\r\n`)).toEqual(reading);
  });
});

describe('the cards of 004', () => {
  let reading: Reading;
  const titled = (title: string): SourceRecord | undefined =>
    reading.records.find((record) => record.fields.title.startsWith(title));
  beforeAll(async () => {
    reading = await read(load('004_8cb4caffce3811fd.txt'));
  });

  test('four papers have no block, two of them in a row', () => {
    const bare = reading.records.filter((record) => record.fields.published === undefined);
    expect(bare.map((record) => [record.position, ...summary(record)])).toEqual([
      [34, 'EfficientLLM: Efficiency in Large Language Models', 277, 279],
      [35, 'UniVid: Unifying Vision Tasks with Pre-trained Video Generation Models', 281, 283],
      [
        66,
        'AgentTTS: Large Language Model Agent for Test-time Compute-optimal Scaling Strategy in Complex Tasks',
        525,
        527,
      ],
      [
        72,
        'Parallel Scaling Law: Unveiling Reasoning Generalization through A Cross-Linguistic Perspective',
        569,
        571,
      ],
    ]);
    expect(bare.every(({ fields }) => Object.keys(fields).join() === 'title,abstract')).toBe(true);
  });

  test('one paper has an organisation in the place of its authors', () => {
    const record = titled('UniFusion');
    expect(record).toMatchObject({ position: 30, firstLine: 245, lastLine: 251 });
    expect(record?.fields).toEqual({
      title: 'UniFusion: Vision-Language Model as Unified Encoder in Image Generation',
      abstract: expect.stringMatching(/^Although recent advances in visual generation/),
      organisation: { slug: 'adobe', name: 'Adobe' },
      published: { month: 10, day: 14 },
      commentCount: 3,
    });
    expect(reading.records.filter(({ fields }) => fields.organisation).length).toBe(1);
  });

  test('author counts', () => {
    expect(titled('Beyond the Imitation Game')?.fields.authorCount).toBe(445);
    expect(titled('Cross-Task Generalization via')?.fields.authorCount).toBe(4);
    const counts = reading.records.flatMap(({ fields }) => fields.authorCount ?? []);
    expect(counts.length).toBe(68);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(868);
  });

  test('comment counts are there or are not known', () => {
    const counts = reading.records.flatMap(({ fields }) => fields.commentCount ?? []);
    expect(counts.length).toBe(24);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(56);
    expect(titled('Cross-Task Generalization via')?.fields).not.toHaveProperty('commentCount');
  });

  test('dates with and without a year', () => {
    expect(titled('Cross-Task Generalization via')?.fields.published).toEqual({
      year: 2021,
      month: 4,
      day: 18,
    });
    const yearless = reading.records.filter(({ fields }) => fields.published && !fields.published.year);
    expect(yearless.length).toBe(27);
    expect(yearless[0]).toMatchObject({ position: 4, fields: { published: { month: 5, day: 29 } } });
    const years = reading.records.flatMap(({ fields }) => fields.published?.year ?? []);
    expect(years.length).toBe(42);
    expect(Math.max(...years)).toBe(2024);
  });
});

test('facts.jsonl holds 185 records without abstracts, one a line', async () => {
  const { kind, records, rejects } = await read(load('facts.jsonl'));
  expect(kind).toBe('jsonl');
  expect(rejects).toEqual([]);
  expect(records.length).toBe(185);
  expect(records.every((record, index) => record.position === index + 1)).toBe(true);
  expect(
    records.every((record, index) => record.firstLine === index + 1 && record.lastLine === index + 1),
  ).toBe(true);
  expect(records.some(({ fields }) => fields.abstract !== undefined)).toBe(false);
  const having = (field: string): number => records.filter(({ fields }) => field in fields).length;
  expect(['authors', 'venue', 'arxivId', 'organisation'].map(having)).toEqual([171, 148, 43, 4]);
  expect(records[37]?.fields).toMatchObject({
    arxivId: '2503.12797',
    published: { year: 2025, month: 3, day: 17 },
    links: [
      { kind: 'code', url: 'https://github.com/thunlp/DeepPerception' },
      { kind: 'project', url: 'https://deepperception-kvg.github.io' },
    ],
  });
});
