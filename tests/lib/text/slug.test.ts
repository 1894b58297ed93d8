import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameSlug, slugify } from '#lib/text/slug.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

describe('slugify', () => {
  it.each([
    ['Task Vectors are Cross-Modal', 'task-vectors-are-cross-modal'],
    ["Don't Stop: TÜLU 3", 'dont-stop-tulu-3'],
    ['π_{0} and $\\beta$-VAE', 'pi0-and-beta-vae'],
    ['PUSA V1.0: Surpassing Wan-I2V with $500', 'pusa-v1-0-surpassing-wan-i2v-with-500'],
    ['Roll the dice & look', 'roll-the-dice-look'],
    ['深度学习', ''],
    ['', ''],
    [`${'word '.repeat(20)}end`, Array.from({ length: 16 }, () => 'word').join('-')],
    ['a'.repeat(100), 'a'.repeat(80)],
  ])('%s', (title, slug) => {
    expect(slugify(title)).toBe(slug);
  });

  it('is words of a–z and 0–9, at most 80 characters, and its own slug', () => {
    fc.assert(
      fc.property(texLike, (title) => {
        expect(slugify(title)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slugify(title).length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('nameSlug', () => {
  it.each([
    ['Jürgen Schmidhuber', 'jurgen-schmidhuber'],
    ['王伟 (Wei Wang)', 'wei-wang'],
    ['王伟', 'u738b-u4f1f'],
    ['Пётр', 'u43f-u451-u442-u440'],
    ['ПЁТР', 'u43f-u451-u442-u440'],
    ['🚀', ''],
    ['字'.repeat(40), Array.from({ length: 13 }, () => 'u5b57').join('-')],
  ])('%s', (name, slug) => {
    expect(nameSlug(name)).toBe(slug);
  });
});
