import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layout, masthead, papers, wholePapers } from '#tests/lib/sources/arbitrary-papers.ts';
import { type MadeLine, makeCapture, textOf } from '#tests/lib/sources/made-captures.ts';
import { read } from '#tests/lib/sources/reading.ts';

const RUNS = { seed: 570, numRuns: 120 };

test('what is written as a capture is read back record for record', async () => {
  await fc.assert(
    fc.asyncProperty(layout, papers, masthead, async (kind, made, head) => {
      const { lines, records } = makeCapture(kind, made, head);
      // Some of the abstracts just stop: the empty line says that the last one is whole.
      const reading = await read(textOf(lines, '\n\n'));
      expect(reading.records).toEqual(records);
      expect(reading.rejects).toEqual([]);
      // A listing without a single block cannot be told from the spaced layout.
      const hasCard = lines.some((line) => line.part === 'dot');
      expect(reading.kind).toBe(kind === 'cards' && !hasCard ? 'spaced' : kind);
      expect(reading.captured).toEqual(kind === 'compact' ? undefined : { month: 8, day: 15 });
    }),
    RUNS,
  );
});

/** Ways to save the same page that leave every line in its place. */
const HARMLESS: Record<string, (lines: MadeLine[]) => string> = {
  'CRLF for LF': (lines) => textOf(lines).replaceAll('\n', '\r\n'),
  'CR for LF': (lines) => textOf(lines).replaceAll('\n', '\r'),
  'a byte-order mark': (lines) => `\ufeff${textOf(lines)}`,
  'non-breaking spaces': (lines) => textOf(lines).replaceAll(' ', '\u00a0'),
  'no last line break': (lines) => textOf(lines, ''),
  'blank lines at the end': (lines) => textOf(lines, '\n\n \n\r\n\n'),
  'white space at the ends of lines': (lines) => textOf(lines).replaceAll('\n', ' \t\n'),
};

test.each(Object.entries(HARMLESS))('%s changes nothing', async (_, save) => {
  await fc.assert(
    fc.asyncProperty(layout, wholePapers, masthead, async (kind, made, head) => {
      const { lines, records } = makeCapture(kind, made, head);
      expect((await read(save(lines))).records).toEqual(records);
    }),
    { seed: 483, numRuns: 40 },
  );
});

test('more blank lines between the blocks change line numbers and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(layout, papers, fc.integer({ min: 1, max: 30 }), async (kind, made, count) => {
      const { lines, records } = makeCapture(kind, made);
      const inBlock = (line: MadeLine): boolean => line.part === 'dot' || line.part === 'date';
      const spread = lines.flatMap((line): MadeLine[] =>
        inBlock(line)
          ? [line]
          : [...Array.from({ length: count }, (): MadeLine => ({ text: '', part: 'blank' })), line],
      );
      const expected = records.map(({ firstLine, lastLine, ...record }) => {
        const place = (line: number): number => spread.findIndex((other) => other === lines[line - 1]) + 1;
        return { ...record, firstLine: place(firstLine), lastLine: place(lastLine) };
      });
      expect((await read(textOf(spread, '\n\n'))).records).toEqual(expected);
    }),
    { seed: 75, numRuns: 60 },
  );
});

test('a wrapped abstract is one abstract, with the span of all its lines', async () => {
  const text = `${['Daily Papers', 'byAK and the research community', 'Aug 15', 'A Title'].join('\n\n')}\n\nOne half of it,\nand the other half.\n`;
  expect((await read(text)).records).toEqual([
    {
      position: 1,
      firstLine: 7,
      lastLine: 10,
      fields: { title: 'A Title', abstract: 'One half of it, and the other half.' },
    },
  ]);
});

test('the masthead may stand in one block, and its day may have a year', async () => {
  const text =
    'new\nSubscribe\nDaily Papers\nbyAK and the research community\nAug 15, 2024\n\nNew\n\nAn abstract.\n';
  const reading = await read(text);
  expect(reading.captured).toEqual({ year: 2024, month: 8, day: 15 });
  expect(reading.records.map((record) => record.fields.title)).toEqual(['New']);
});
