import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCapture, textOf } from '#tests/lib/sources/made-captures.ts';
import { refusal } from '#tests/lib/sources/reading.ts';

const PAPERS = ['One', 'Two', 'Three'].map((title) => ({
  title: `Task Vectors, Part ${title}`,
  abstract: `${'We merge models without their data. '.repeat(20)}That is ${title}.`,
}));
const LISTING = textOf(makeCapture('spaced', PAPERS).lines);
const COMPACT = textOf(makeCapture('compact', PAPERS).lines);

const FOREIGN: Record<string, string | Uint8Array> = {
  'an empty file': '',
  'a byte-order mark alone': '\ufeff',
  'blank lines': '\n \n\r\n\t\n',
  prose:
    'It was a bright cold day in April, and the clocks were striking thirteen.\n\nDaily papers were sold at the corner.\n',
  'a text that speaks of the listing': `The listing begins with “Daily Papers”.\n\n${LISTING}`,
  code: "import { read } from 'node:fs';\n\nexport const papers = () => read('Daily Papers');\n",
  CSV: `title,abstract\n"Task Vectors","We merge models."\n`,
  'a page of HTML': `<!doctype html>\n<html><body><h1>Daily Papers</h1><p>byAK and the research community</p>\n<h3>Task Vectors</h3></body></html>\n`,
  'a JSON array': '[{"title": "Task Vectors", "abstract": "We merge models."}]\n',
  'JSON over several lines': '{\n  "title": "Task Vectors",\n  "abstract": "We merge models."\n}\n',
  'JSON lines of something else': '{"id": 1, "name": "x"}\n{"id": 2, "name": "y"}\n',
  Markdown:
    '# Daily Papers\n\n[![CI](https://x.org/badge.svg)](https://x.org)\n\n## Install\n\n    npm start\n',
  'an e-mail':
    'From: ak@example.org\nTo: you@example.org\nSubject: Daily Papers\n\nGet trending papers in your email inbox!\n',
  'a listing of arXiv':
    'Computation and Language\n\nNew submissions\n\n[1]  arXiv:2401.00001 [pdf, other]\nTitle: Task Vectors\nAuthors: A. Author, B. Author\n',
  'a log': '2025-10-29T10:00:00Z INFO started\n2025-10-29T10:00:01Z WARN slow query 120 ms\n',
  'a BibTeX library of untitled entries': '@inproceedings{a,\n  year = {2023}\n}\n',
  'an empty JSON array': '[]\n',
  'a JSON array of numbers': '[1, 2, 3]\n',
  'XML of another kind': '<?xml version="1.0"?>\n<feed><entry><title>Task Vectors</title></entry></feed>\n',
  'CSL-JSON': '[{"id": "a", "type": "article", "title": "Task Vectors"}]\n',
  'UTF-16, little-endian with its mark': utf16(`\ufeff${LISTING}`),
  'UTF-16 without a mark': utf16(LISTING),
  'Latin-1': Uint8Array.from(Buffer.from(LISTING.replace('models', 'modèles'), 'latin1')),
  'a null character in a listing': LISTING.replace('merge', 'mer\0ge'),
  'a listing without its masthead': LISTING.slice(LISTING.indexOf('Task Vectors')),
  'a compact listing without its masthead': COMPACT.slice(COMPACT.indexOf('Task Vectors')),
  'a masthead alone': LISTING.slice(0, LISTING.indexOf('Task Vectors')),
  'a compact masthead alone': COMPACT.slice(0, COMPACT.indexOf('Subscribe')),
  'a listing that goes on as a log': `${LISTING}\n${'\n2025-10-29 INFO slow query\n'.repeat(20)}`,
  'a compact listing that goes on as code': `${COMPACT}${'  const x = 1;\n  return x + y\n'.repeat(20)}`,
  'a compact listing that goes on as prose':
    COMPACT + `${'It was a bright cold day. '.repeat(20)}\n`.repeat(6),
  'a compact listing that goes on as CSV': `${COMPACT}id,title\n1,Task Vectors\n2,Adapters\n3,Experts\n`,
};

function utf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le'));
}

test('the two listings that the foreign texts are made of are read', async () => {
  expect(await refusal(LISTING)).toBeUndefined();
  expect(await refusal(COMPACT)).toBeUndefined();
});

test.each(Object.entries(FOREIGN))('%s is refused', async (_, source) => {
  const refused = await refusal(source);
  expect(refused?.message).toBeTruthy();
  expect(refused?.line).toBeGreaterThanOrEqual(1);
});

test.each([
  ['an empty file', '', 1, 'the file is empty'],
  ['prose', '\n\nOnce upon a time.\n', 3, 'no source of a known kind: it begins “Once upon a time.”'],
  ['many blank lines', `${'\n'.repeat(10_000)}x\n`, 10_000, 'nothing but blank lines down to this one'],
  [
    'a masthead alone',
    'Daily Papers\n\nbyAK and the research community\n',
    3,
    'the masthead of a listing, and no paper below it',
  ],
])('%s is refused with a line and a reason', async (_, source, line, reason) => {
  expect(await refusal(source)).toMatchObject({ line, message: reason });
});

test('random bytes and random text are refused', async () => {
  const source = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }));
  await fc.assert(
    fc.asyncProperty(source, async (bytes) => {
      expect(await refusal(bytes)).toBeDefined();
    }),
    { seed: 119, numRuns: 300 },
  );
});

test('random text below a masthead is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (text) => {
      await refusal(`${LISTING.slice(0, LISTING.indexOf('Task Vectors'))}${text}`);
      await refusal(`${COMPACT.slice(0, COMPACT.indexOf('Subscribe'))}Subscribe${text}`);
    }),
    { seed: 73, numRuns: 150 },
  );
});
