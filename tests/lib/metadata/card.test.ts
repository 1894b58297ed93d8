import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardText, fitTitle, fittingLabels } from '#lib/metadata/card.ts';

const BOX = { width: 1072, height: 344 };
const everything = () => true;
const latin = (code: number) => code < 0x250 || code === 0x2026;

describe('the text of a card', () => {
  test.each([
    ['Merging 🚀 at Scale 🚀', 'Merging at Scale'],
    ['👩‍🔬 1️⃣ First', '1 First'],
    ['Attention, Revisited', 'Attention, Revisited'],
    ['Model$^2$: $\\mathcal{O}(n^2)$ Attention', 'Model2: O(n2) Attention'],
    ['🚀🚀', ''],
  ])('%s', (title, printed) => {
    expect(cardText(title, everything)).toBe(printed);
  });

  test.each([
    ['α-Merging: 大语言模型 at Scale', '…-Merging: … at Scale'],
    ['대규모 언어 모델', '…'],
    ['A ≥ B', 'A … B'],
  ])('what no font has is an ellipsis: %s', (title, printed) => {
    expect(cardText(title, latin)).toBe(printed);
  });

  test('nothing is left that a font lacks, or that is drawn as a picture', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const printed = [...cardText(title, latin)];
        expect(printed.filter((sign) => !latin(sign.codePointAt(0) ?? 0))).toEqual([]);
        expect(printed.filter((sign) => /\p{Emoji_Presentation}|\p{Cf}/u.test(sign))).toEqual([]);
      }),
      { seed: 570, numRuns: 500 },
    );
  });
});

describe('the size of a title', () => {
  test.each([
    ['Short', 92],
    ['UniFusion: Vision-Language Model as Unified Encoder in Image Generation', 70],
    ['多'.repeat(40), 70],
    [`${'The Very Long Titles of Papers and '.repeat(6)}Their Ends`, 48],
  ])('%s', (title, size) => {
    expect(fitTitle(title, BOX)).toEqual({ text: title, size });
  });

  test('a title too long for the smallest is cut behind a word', () => {
    const { text, size } = fitTitle('On the Very Long Titles of Papers, '.repeat(30), BOX);
    expect(size).toBe(48);
    expect(text).toMatch(/ (On|the|Very|Long|Titles|of|Papers)…$/);
    expect(text.length).toBeGreaterThan(200);
    const unbroken = fitTitle('多'.repeat(500), BOX).text;
    expect(unbroken).toBe(`${'多'.repeat(131)}…`);
  });

  test('what is printed begins as the title does and fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (title) => {
        const { text } = fitTitle(title, BOX);
        expect(text === title || title.startsWith(text.slice(0, -1))).toBe(true);
        expect(fitTitle(text, BOX).text).toBe(text);
      }),
      { seed: 570 },
    );
  });
});

test('labels stand in one line, the first ones first', () => {
  expect(fittingLabels(['Merging', 'Retrieval'])).toBe('Merging, Retrieval');
  expect(fittingLabels(['x'.repeat(30), 'y'.repeat(30), 'z'])).toBe('x'.repeat(30));
  expect(fittingLabels([])).toBe('');
});
