import { expect, test } from 'vitest';
import { readList } from '#lib/saved/read-list.ts';
import { documentText, readDocument } from '#lib/saved/saved-document.ts';
import { IS_LONG_RUN, inLongRuns } from '#tests/fixtures/long-runs.ts';

/** Characters of a list that is nothing but one thing again and again. */
const LONG = IS_LONG_RUN ? 1_000_000 : 100_000;

/** CPU time in microseconds: a list that is read in the square of the time takes minutes, others a part of a second. */
const SOON = 20_000_000;

/** Beginnings by which a list is taken for what it is, each with an end. */
const FRAMES = {
  Markdown: ['- ', ''],
  'a line below': ['- [x](https://a.example)\n  Authors: ', 'x'],
  link: ['- [', ''],
  'BibTeX title': ['@article{a,\n title = {', '}\n}'],
  'BibTeX author': ['@article{a,\n author = {', '}\n}'],
  'BibTeX note': ['@article{a,\n annote = {', '}\n}'],
  'BibTeX fields': ['@article{a', ''],
  RIS: ['TY  - JOUR\nTI  - ', '\nER  - \n'],
  CSV: ['title,authors,tags,note\n"', '"\n'],
  JSON: ['[{"title":"', '"}]'],
} as const;

const REPEATED = [
  ...[' ', '\n > x', '[', '<', '\\\\', ';', ',', '{}'],
  ...inLongRuns(
    '\t ',
    '\n ',
    '\n- ',
    '[a',
    '](',
    '<a',
    '<p>',
    '<http:',
    '(',
    '{',
    '}',
    '{{}',
    '\\a',
    '$',
    '&',
    '&#',
    '*',
  ),
  ...inLongRuns(
    '_',
    '=',
    ' ,',
    '- ',
    ' and ',
    'and',
    '@',
    '"',
    '#',
    '10.1234/',
    'arxiv:',
    'arxiv.org/abs/',
    '1',
    'a',
    'A',
  ),
  ...inLongRuns('\u0301', '\u2028', '多'),
];

test.each(Object.entries(FRAMES))(
  '%s: whatever is repeated in it, it is read or refused soon',
  (_, [before, after]) => {
    for (const part of REPEATED) {
      const inside = part.repeat(LONG / part.length);
      const text = before.startsWith('[{')
        ? `${before}${JSON.stringify(inside).slice(1, -1)}${after}`
        : `${before}${inside}${after}`;
      const began = process.cpuUsage();
      const read = readList(text);
      expect(process.cpuUsage(began).user, JSON.stringify(part)).toBeLessThan(SOON);
      expect('problem' in read ? typeof read.problem : Array.isArray(read.listed)).toBeTruthy();
      if ('problem' in read) expect(read.problem.length).toBeLessThan(1000);
    }
  },
);

test('a list of this site with long fields is read soon', () => {
  const [began, whole] = [process.cpuUsage(), documentText([])];
  for (const part of REPEATED) readDocument(`${whole}${part.repeat(LONG / part.length)}`);
  expect(process.cpuUsage(began).user).toBeLessThan(SOON);
});
