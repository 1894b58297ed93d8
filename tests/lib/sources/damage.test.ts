import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layout, masthead, papers, wholePapers } from '#tests/lib/sources/arbitrary-papers.ts';
import {
  type Layout,
  type MadeLine,
  type MadePaper,
  makeCapture,
  textOf,
} from '#tests/lib/sources/made-captures.ts';
import { read, refusal } from '#tests/lib/sources/reading.ts';

const RUNS = { seed: 196, numRuns: 80 };
const at = fc.double({ min: 0, max: 0.999, noNaN: true });

/** The lines of one kind, of which `where` (0 to 1) chooses one: its index among all lines. */
function pick(lines: MadeLine[], part: MadeLine['part'], where: number): number | undefined {
  const indexes = lines.flatMap((line, index) => (line.part === part ? [index] : []));
  return indexes[Math.floor(where * indexes.length)];
}

/** The lines down to `index`, of which the last one keeps its first `kept` characters. */
function cut(lines: MadeLine[], index: number, kept: number): string {
  const above = lines.slice(0, index).map((line) => `${line.text}\n`);
  return above.join('') + (lines[index]?.text ?? '').slice(0, kept);
}

describe('a page that is cut off is refused', () => {
  test.each(['', '\n', '\n\n'])('in or after a title (then %j)', async (end) => {
    await fc.assert(
      fc.asyncProperty(layout, papers, masthead, at, at, async (kind, made, head, where, how) => {
        const { lines } = makeCapture(kind, made, head);
        const index = pick(lines, 'title', where) ?? 0;
        const kept = 1 + Math.floor(how * (lines[index]?.text.length ?? 0));
        expect(await refusal(cut(lines, index, kept) + end)).toBeDefined();
      }),
      RUNS,
    );
  });

  test.each(['', '\n', '\r\n'])('in the middle of a word of an abstract (then %j)', async (end) => {
    await fc.assert(
      fc.asyncProperty(layout, papers, masthead, at, at, async (kind, made, head, where, how) => {
        const { lines } = makeCapture(kind, made, head);
        const index = pick(lines, 'abstract', where) ?? 0;
        const text = lines[index]?.text ?? '';
        const inWords = [...text.matchAll(/(?<= [a-z]+)(?=[a-z]+ )/g)].map((match) => match.index);
        const kept = inWords[Math.floor(how * inWords.length)];
        fc.pre(kept !== undefined && !text.slice(0, kept).endsWith(' here'));
        const refused = await refusal(cut(lines, index, kept ?? 0) + end);
        expect(refused?.message).toMatch(/abstract/);
        expect(refused?.line).toBeGreaterThan(index - 2);
      }),
      RUNS,
    );
  });

  test.each(['', '\n'])('in the block of a card (then %j)', async (end) => {
    await fc.assert(
      fc.asyncProperty(wholePapers, at, at, async (made, where, how) => {
        const { lines } = makeCapture('cards', made);
        const who = pick(lines, 'who', where);
        fc.pre(who !== undefined);
        const index = who ?? 0;
        const text = lines[index]?.text ?? '';
        const kept = 3 + Math.floor(how * (text.length - 2));
        expect(await refusal(cut(lines, index, kept) + end)).toBeDefined();
        expect(await refusal(cut(lines, index + 1, 1) + end)).toBeDefined();
        const date = lines[index + 2]?.text ?? '';
        for (const part of [1, 2, 3, 4]) {
          expect(await refusal(cut(lines, index + 2, part) + end), date.slice(0, part)).toBeDefined();
        }
        const year = date.search(/, \d{4}/);
        for (const part of year > 0 ? [1, 2, 3, 4, 5] : []) {
          expect(await refusal(cut(lines, index + 2, year + part) + end)).toBeDefined();
        }
        const thousands = date.search(/,\d{3}$/);
        for (const part of thousands > 0 ? [1, 2, 3] : []) {
          expect(await refusal(cut(lines, index + 2, thousands + part) + end)).toBeDefined();
        }
      }),
      RUNS,
    );
  });
});

describe('the end of the last abstract', () => {
  const lines = (layout: Layout, end: string) =>
    makeCapture(layout, [{ title: 'One', abstract: `${'We merge models without data. '.repeat(6)}${end}` }])
      .lines;

  test.each(['spaced', 'compact', 'cards'] as const)(
    'an empty line says that it is whole (%s)',
    async (layout) => {
      const halves = lines(layout, 'Nothing is');
      for (const end of ['', '\n', '\r\n', ' \n', '\n ', '\n\t'])
        expect((await refusal(textOf(halves, end)))?.message).toBe(
          'the page is cut off in the middle of an abstract (“…out data. We merge models without data. Nothing is”); if the abstract is whole, end the file with an empty line'.replace(
            'out data. We merge models without data. Nothing is',
            halves.at(-1)?.text.slice(-40) ?? '',
          ),
        );
      for (const end of ['\n\n', '\r\n\r\n', '\r\r', '\n \n', '\n\n ', '\n\n\n\n'])
        expect(await refusal(textOf(halves, end)), JSON.stringify(end)).toBeUndefined();
    },
  );

  test.each([
    'https://github.com/a/b',
    'https://x.github.io',
    'www.example.org/data',
    'tar.csuhan.com',
    '(http://a.org:80/x)',
  ])('%s is an address', async (url) => expect(await refusal(textOf(lines('compact', url)))).toBeUndefined());

  test.each(['h', 'https:', 'https://', 'https://g', 'https://github', 'and/or', 'e.g'])(
    '%s is half of one, or none',
    async (url) => expect(await refusal(textOf(lines('compact', url)))).toBeDefined(),
  );
});

test.each(['title', 'abstract', 'dot', 'who', 'date'] as const)('one %s lost is a refusal', async (part) => {
  await fc.assert(
    fc.asyncProperty(layout, papers, masthead, at, async (kind, made, head, where) => {
      const { lines } = makeCapture(kind, made, head);
      const lost = pick(lines, part, where);
      fc.pre(lost !== undefined);
      expect(await refusal(textOf(lines.filter((_, index) => index !== lost)))).toBeDefined();
    }),
    RUNS,
  );
});

test('a title and another paper’s abstract lost are noticed where titles and abstracts change places', async () => {
  const made: MadePaper[] = ['One', 'Two', 'Three', 'Four'].map((title) => ({
    title: `Task Vectors, Part ${title}`,
    abstract: `${'We merge models without their data. '.repeat(20)}That is ${title}.`,
  }));
  const { lines } = makeCapture('compact', made);
  const kept = lines.filter((_, index) => index !== 3 && index !== 8);
  const refused = await refusal(textOf(kept));
  expect(refused?.message).toBe(
    'expected the abstract of “Task Vectors, Part One”, found “Task Vectors, Part Two”',
  );
  expect(refused?.line).toBe(4);
});

test.each(['spaced', 'compact', 'cards'] as const)(
  'two captures in one file are refused (%s)',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(wholePapers, masthead, fc.constantFrom('', '\n', '\n\n'), async (made, head, end) => {
        const { lines } = makeCapture(kind, made, head);
        expect(await refusal(textOf(lines, end) + textOf(lines))).toBeDefined();
      }),
      RUNS,
    );
  },
);

test('a second masthead is named with its line', async () => {
  const { lines } = makeCapture('compact', [{ title: 'One', abstract: 'Its abstract.' }]);
  expect(await refusal(textOf(lines) + textOf(lines))).toMatchObject({
    line: 5,
    message: 'a second masthead: give each capture of the listing a file of its own',
  });
});

test('a block that cannot be read rejects its paper, with its lines, and the others are read', async () => {
  const made: MadePaper[] = ['One', 'Two', 'Three', 'Four'].map((title) => ({
    title,
    abstract: `The abstract of ${title}.`,
    card: { authors: 4, published: { year: 2021, month: 4, day: 18 } },
  }));
  const { lines, records } = makeCapture('cards', made);
  const broken = textOf(lines)
    .replace(/(Two.*?)• 4 authors/s, '$1• four authors')
    .replace(/(Three.*?)Apr 18/s, '$1Apr 31');
  const reading = await read(broken);
  expect(reading.records).toEqual([records[0], records[3]]);
  expect(reading.rejects).toEqual([
    {
      scope: 'record',
      firstLine: 21,
      lastLine: 27,
      reason: '“Two”: “• four authors” is neither a number of authors nor an organisation',
    },
    { scope: 'record', firstLine: 29, lastLine: 35, reason: '“Three”: “Apr 31, 2021” is no date' },
  ]);
});

test('whatever is done to the lines of a capture, it is read or refused', async () => {
  const line = fc.oneof(fc.constantFrom('·', '', 'Aug 15', '  • 4 authors', 'Subscribe'), fc.string());
  const edit = fc.record({ where: at, line, how: fc.constantFrom('lose', 'add', 'double', 'swap') });
  await fc.assert(
    fc.asyncProperty(layout, papers, fc.array(edit, { maxLength: 4 }), async (kind, made, edits) => {
      const texts = textOf(makeCapture(kind, made).lines).split('\n');
      for (const { where, line: text, how } of edits) {
        const index = Math.floor(where * texts.length);
        const here = texts[index] ?? '';
        if (how === 'lose') texts.splice(index, 1);
        else if (how === 'add') texts.splice(index, 0, text);
        else if (how === 'double') texts.splice(index, 0, here);
        else texts.splice(index, 2, texts[index + 1] ?? '', here);
      }
      await refusal(texts.join('\n'));
    }),
    { seed: 63, numRuns: 200 },
  );
});
