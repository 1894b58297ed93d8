import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '#lib/text/clean.ts';
import { closeStops } from '#lib/text/prose-marks.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

describe('closeStops', () => {
  it.each([
    ['a method named Mirror .', 'a method named Mirror.'],
    ['of the inputs . Building on this', 'of the inputs. Building on this'],
    ['by 75% , with', 'by 75%, with'],
    ['(RC) ; it', '(RC); it'],
    ['Does it work ?', 'Does it work?'],
    ['we learn ... then stop', 'we learn ... then stop'],
    ['in .NET and .5 of them', 'in .NET and .5 of them'],
    ['a ratio of 1 : 2', 'a ratio of 1 : 2'],
    ['Merge ! Merge', 'Merge! Merge'],
  ])('%s', (text, expected) => {
    expect(closeStops(text)).toBe(expected);
    expect(cleanText(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(texLike, (text) => {
        const once = closeStops(text);
        expect(closeStops(once)).toBe(once);
      }),
    );
  });
});
