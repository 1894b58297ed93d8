import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fontCharacters } from '#lib/metadata/font-characters.ts';

function characters(name: string): Set<number> {
  return fontCharacters(readFileSync(`app/card-fonts/${name}.woff`));
}

describe('the characters of a font', () => {
  test.each([
    ['newsreader-latin-500', 224, 'Aé×’…™', 'łα→大'],
    ['newsreader-latin-ext-500', 229, 'łČ', 'Aα'],
    ['noto-serif-greek-500', 124, 'αΩς', 'ἀЖ'],
    ['noto-serif-sc-chinese-500', 7946, '大语の，', 'αЖ한'],
  ])('%s', (name, count, has, lacks) => {
    const found = characters(name);
    expect(found.size).toBe(count);
    expect([...has].filter((sign) => !found.has(sign.codePointAt(0) ?? 0))).toEqual([]);
    expect([...lacks].filter((sign) => found.has(sign.codePointAt(0) ?? 0))).toEqual([]);
  });

  test('what is no font is refused', () => {
    expect(() => fontCharacters(new TextEncoder().encode('wOF2 and more'))).toThrow('no WOFF file');
  });
});
