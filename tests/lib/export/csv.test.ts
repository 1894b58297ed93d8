import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvHeader, csvLine } from '#lib/export/csv.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';

/** The records of a CSV text, read character by character as RFC 4180 has it. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let place = 0; place < text.length; place++) {
    const character = text[place];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[place + 1] === '"') {
        cell += '"';
        place++;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || (character === '\r' && text[place + 1] === '\n')) {
      record.push(cell);
      cell = '';
      if (character === ',') continue;
      records.push(record);
      record = [];
      place++;
    } else cell += character;
  }
  return records;
}

const PAPER: ExportedPaper = {
  slug: 'a-paper',
  title: '=HYPERLINK("http://example.org", "x")',
  abstract: 'Two lines,\nand “quotes”: "a".',
  authors: ['Ada Byron', '@ada'],
  publishedOn: '2021-01-02',
  year: 2021,
  comments: 0,
  topics: [
    { slug: 'merging', score: 1 },
    { slug: 'rag', score: 0.5 },
  ],
  links: [{ kind: 'code', url: 'https://example.org/a,b' }],
  sources: [{ file: 'x.jsonl', position: 3, lines: [3, 3] }],
};

test('a paper’s line, byte by byte', () => {
  expect(csvLine(PAPER)).toBe(
    `a-paper,"'=HYPERLINK(""http://example.org"", ""x"")","Two lines,\nand “quotes”: ""a"".",Ada Byron; @ada,,2021-01-02,2021,,,,,0,,merging; rag,"https://example.org/a,b",x.jsonl#3\r\n`,
  );
});

test.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])(
  'a cell that begins with %j is no formula',
  (first) => {
    const [record] = recordsOf(csvLine({ ...PAPER, title: `${first}1+1` }));
    expect(record?.[1]).toBe(`'${first}1+1`);
  },
);

test('a file is read back cell by cell', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom(',', '"', '\r', '\n', '\r\n', ' ', 'a', "'", ';'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (pairs) => {
      const papers = pairs.map(([title, abstract]) => ({ ...PAPER, title, abstract }));
      const [head, ...records] = recordsOf(csvHeader() + papers.map(csvLine).join(''));
      expect(head).toHaveLength(16);
      const bare = (cell = '') => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');
      expect(records.map((record) => [bare(record[1]), bare(record[2])])).toEqual(
        pairs.map(([title, abstract]) => [bare(title), bare(abstract)]),
      );
      for (const record of records) expect(record).toHaveLength(16);
    }),
  );
});
