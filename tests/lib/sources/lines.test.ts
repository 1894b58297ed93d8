import { describe, expect, test } from 'vitest';
import { type Line, peekLines, splitLines } from '#lib/sources/lines.ts';
import { SourceError } from '#lib/sources/record.ts';
import { chunksOf } from '#tests/lib/sources/reading.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function listOf(lines: AsyncIterable<Line>): Promise<Line[]> {
  const list: Line[] = [];
  for await (const line of lines) list.push(line);
  return list;
}

async function split(source: string | Uint8Array, size?: number): Promise<Line[]> {
  const bytes = typeof source === 'string' ? encode(source) : source;
  return listOf(splitLines(chunksOf(bytes, size)));
}

/** Lines as `text` or, when no line break follows, `text…`. */
function written(lines: Line[]): string[] {
  return lines.map((line) => (line.ended ? line.text : `${line.text}…`));
}

test.each([
  ['', []],
  ['a', ['a…']],
  ['a\n', ['a']],
  ['\n\n', ['', '']],
  ['a\nb', ['a', 'b…']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\rb\r', ['a', 'b']],
  ['a\r\r\nb', ['a', '', 'b…']],
  ['a\n\rb', ['a', '', 'b…']],
  ['\ufeffa\n\ufeffb', ['a', '\ufeffb…']],
  ['a\u00a0b\u2007c\u202fd', ['a b c d…']],
  ['a\u2028b\u0085c\fd', ['a\u2028b\u0085c\fd…']],
])('%j', async (text, expected) => {
  const lines = await split(text);
  expect(written(lines)).toEqual(expected);
  expect(lines.map((line) => line.number)).toEqual(expected.map((_, index) => index + 1));
});

test('where the chunks are cut makes no difference, at any byte', async () => {
  const bytes = encode('\ufeffnaïve\r\n数据 “x”\r\r\n\n🙂\r\u00a0y\r\n\r\nend');
  const whole = await split(bytes);
  expect(written(whole)).toEqual(['naïve', '数据 “x”', '', '', '🙂', ' y', '', 'end…']);
  for (let at = 0; at <= bytes.length; at++) {
    const two = (async function* () {
      yield bytes.subarray(0, at);
      yield new Uint8Array();
      yield bytes.subarray(at);
    })();
    expect(await listOf(splitLines(two))).toEqual(whole);
  }
  expect(await split(bytes, 1)).toEqual(whole);
});

describe('what is no text is refused with its line', () => {
  test.each([
    ['a byte that is not UTF-8', [0x61, 0x0a, 0xff, 0x0a], 1, /UTF-8/],
    ['a character that breaks off at the end', [0x61, 0x0a, 0xe2, 0x80], 2, /UTF-8/],
    ['a surrogate', [0xed, 0xa0, 0x80], 1, /UTF-8/],
    ['a null character', [0x61, 0x0a, 0x62, 0x00, 0x0a], 2, /null character/],
  ])('%s', async (_, bytes, line, message) => {
    const lines = split(Uint8Array.from(bytes));
    await expect(lines).rejects.toThrow(SourceError);
    await expect(lines).rejects.toMatchObject({ line, message: expect.stringMatching(message) });
  });

  test('a line of more than 16 MiB', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x61);
    const long = async function* (count: number): AsyncGenerator<Uint8Array> {
      yield encode('first\n');
      for (let index = 0; index < count; index++) yield chunk;
    };
    expect((await listOf(splitLines(long(16)))).map((line) => line.text.length)).toEqual([5, 16777216]);
    await expect(listOf(splitLines(long(17)))).rejects.toMatchObject({
      name: 'SourceError',
      line: 2,
      message: 'a line of more than 16777216 characters',
    });
  });
});

describe('peekLines', () => {
  test('shows the first filled lines, with the blank ones between, and gives all of them again', async () => {
    const source = encode('\na\n\n\nb\nc\nd');
    const { head, all } = await peekLines(splitLines(chunksOf(source)), 2);
    expect(written(head)).toEqual(['', 'a', '', '', 'b']);
    expect(written(await listOf(all))).toEqual(['', 'a', '', '', 'b', 'c', 'd…']);
  });

  test('takes what there is of a shorter source, and no more than 10,000 blank lines', async () => {
    expect((await peekLines(splitLines(chunksOf(encode('a\nb'))), 9)).head.length).toBe(2);
    expect((await peekLines(splitLines(chunksOf(encode('\n'.repeat(20000)))), 9)).head.length).toBe(10000);
  });
});
