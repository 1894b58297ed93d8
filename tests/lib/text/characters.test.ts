import { expect, test } from 'vitest';
import { printable } from '#lib/text/characters.ts';

const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

test('whatever stands in a text: it comes out composed, with single spaces, and nothing that cannot be seen', () => {
  const wrong = units.filter((unit) => {
    const text = printable(`a${unit}b ${unit}\u0301c`);
    return (
      text !== text.normalize('NFC') ||
      /\u034f|[\p{Cc}\p{Cs}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeffﬀ-ﬆ]|[^\S ]| {2}|^ | $/u.test(
        text,
      )
    );
  });
  expect(wrong).toEqual([]);
});

test('letters of Latin and Greek, punctuation, arrows and operators stay as they are', () => {
  const kept = units.filter((unit) => /^[!-~¡-¬®-ſΑ-ΡΣ-Ωα-ω–—‘’“”…←-⋿]$/.test(unit));
  expect(kept.length).toBeGreaterThan(700);
  const text = kept.join(' ');
  expect(printable(text)).toBe(text);
  expect(printable(` ${text}  ${text} `)).toBe(`${text} ${text}`);
});

test('a letter keeps six marks, which is more than any script sets on one, and loses the others', () => {
  const tower = (marks: number) => `Z${'\u0489\u20dd'.repeat(marks / 2)}algo`;
  expect(printable(tower(6))).toBe(tower(6));
  expect(printable(tower(400))).toBe(tower(6));
  const vedic = 'क्ष्म्य॒॑ཧཱུྃ ệ́';
  expect(printable(vedic)).toBe(vedic.normalize('NFC'));
});
