import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugify } from '#lib/text/slug.ts';
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
