import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '#lib/text/clean.ts';
import { isPlain } from '#lib/text/plain-text.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

/** What no rule touches, and sends a text through all of them. */
const FORMULA = ' $x$';

const prose = fc
  .array(
    fc.constantFrom(
      ...[
        'model',
        'A',
        'The',
        'i.e.',
        'e.g.',
        'this',
        '5',
        '2.5',
        '10-20',
        '(LLMs)',
        '"one"',
        '“two”',
        'U.S.',
      ],
      ...[
        'state-of-the-art',
        "it's",
        'and/or',
        'times',
        '6times',
        'leq',
        'rightarrow',
        'C++',
        '15%',
        '–',
        '--',
      ],
      ...[
        '.',
        ',',
        ';',
        ':',
        '?',
        '.NET',
        'node.js',
        'a.B',
        'github.com/x',
        'https://a.org',
        "''",
        '...',
        ' ',
      ],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .chain((words) => fc.constantFrom(' ', '').map((between) => words.join(between).trim()));

test('what is plain is what cleaning leaves as it is', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: prose }, texLike), (text) => {
      if (!isPlain(text)) return;
      plain += 1;
      expect(cleanText(`${text}${FORMULA}`)).toBe(`${text}${FORMULA}`);
      expect(cleanText(text)).toBe(text);
    }),
    { seed: 27, numRuns: 4000 },
  );
  expect(plain).toBeGreaterThan(300);
});

test.each([
  ['Merging models, by “task vectors” (and their weights), is 5% better: e.g. 2.5 points.', true],
  ['A model', true],
  ['the inputs . Building', false],
  ['two  spaces', false],
  [' led by a space', false],
  ['accessibility.We present', false],
  ['code at github.com/x/y', false],
  ['a -- b', false],
  ["``quoted''", false],
  ['$x$', false],
  ['a leq b', false],
  ['Müller', false],
  ['', false],
])('“%s” is plain: %s', (text, expected) => {
  expect(isPlain(text)).toBe(expected);
});
