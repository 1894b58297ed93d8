import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mathMl } from '#lib/text/mathml.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

describe('mathMl', () => {
  it('is one math element without annotation', () => {
    expect(mathMl('x^2')).toBe(
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>',
    );
  });

  it.each([
    '\\nu ^1',
    '{}_{\\text{ViT-L}}',
    'π_{0}',
    '10^{-4}',
    '50%',
    '\\wt{O}(d/\\eps)',
    '\\textsc{pc}_\\rho',
  ])('reads %s', (tex) => {
    expect(mathMl(tex)).toMatch(/^<math .*<\/math>$/s);
  });

  it.each([
    '',
    '{',
    '\\nosuchthing',
    '\\frac{1}',
    'x'.repeat(1001),
    '\\def\\a{\\a\\a}\\a',
    '\\fcolorbox{red}{blue}{x}',
  ])('leaves to the caller: %s', (tex) => {
    expect(mathMl(tex)).toBeUndefined();
  });

  it('escapes what would be markup', () => {
    expect(mathMl('\\text{<script>alert(1)</script>}')).not.toContain('<script');
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://a.org}',
    '\\includegraphics{https://a.org/x.png}',
    '\\htmlStyle{color:red}{x}',
    '\\htmlId{a}{x}',
  ])('never lets through: %s', (tex) => {
    expect(mathMl(tex) ?? '').not.toMatch(/\s(?:style|href|src|id|class)=|<img/);
  });

  it('is safe for anything', () => {
    fc.assert(
      fc.property(texLike, (tex) => {
        expect((mathMl(tex) ?? '').replace(/>[^<]*</g, '><')).not.toMatch(
          /\s(?:style|href|src|on\w+)=|<(?:script|annotation)/,
        );
      }),
      { numRuns: 500 },
    );
  });
});
