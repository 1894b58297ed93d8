import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentText } from '#lib/text/segments.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

const math = (text: string): (readonly [string, string])[] =>
  segmentText(text).flatMap((s) => (s.kind === 'math' ? [[text.slice(s.start, s.end), s.tex] as const] : []));

describe('segmentText', () => {
  it('cuts a sentence into text, math and link', () => {
    expect(segmentText('when $n > 1$, see https://a.org/b.')).toEqual([
      { start: 0, end: 5, kind: 'text' },
      { start: 5, end: 12, kind: 'math', tex: 'n > 1' },
      { start: 12, end: 18, kind: 'text' },
      { start: 18, end: 33, kind: 'link', url: 'https://a.org/b' },
      { start: 33, end: 34, kind: 'text' },
    ]);
  });

  it.each([
    ['setup, X^2-Retrieval to', 'X^2', 'X^2'],
    ['10 datasets, Wukong_{ViT-L} achieves', '_{ViT-L}', '{}_{\\text{ViT-L}}'],
    ['When nu^1 is unknown', 'nu^1', '\\nu ^1'],
    ['in the RICL: π_{0}-FAST', 'π_{0}', 'π_{0}'],
    ['x in R^d per data-point', 'R^d', 'R^d'],
    ['relative L^{2} errors', 'L^{2}', 'L^{2}'],
    ['G_{stack} converges', 'G_{stack}', 'G_{\\text{stack}}'],
    ['from O(n^1/2) steps', 'O(n^1/2)', 'O(n^{1/2})'],
    ['in O(n log n) time', 'O(n log n)', 'O(n \\log  n)'],
    ['over {0,1}^n using', '{0,1}^n', '\\{0,1\\}^n'],
    ['3.4×10^10 different', '10^10', '10^{10}'],
    ['the corpus CLexIS^2, a', '^2', '{}^2'],
    ['$$x$$', '$$x$$', 'x'],
    ['\\(x_i\\) only', '\\(x_i\\)', 'x_i'],
  ])('math in: %s', (text, source, tex) => {
    expect(math(text)).toEqual([[source, tex]]);
  });

  it('reads both ends of a range and the chain of display signs', () => {
    expect(math('10^{-4}-10^{-3}').map(([source]) => source)).toEqual(['10^{-4}', '10^{-3}']);
    expect(math('$2.16\\times$$\\sim$$2.62\\times$').map(([, tex]) => tex)).toEqual([
      '2.16\\times',
      '\\sim',
      '2.62\\times',
    ]);
  });

  it.each([
    'with $500 Training Cost',
    '$1.5M and $2M',
    'from $5, $6 to $7',
    'US$500; this',
    'under $3, reaching $10/h',
    'snake_case_name',
    'file_name.py',
    '@user_name',
    'C^ and x_',
    'RL_CSIO',
    'BERT_BASE',
    'MHR-mu',
    'epsilon-greedy',
    'alpha and beta',
    'the Big O (notation) and FOO(bar)',
    '/path/x_1/y',
    'f(x) = y',
  ])('all text: %s', (text) => {
    expect(segmentText(text)).toEqual([{ start: 0, end: text.length, kind: 'text' }]);
  });

  it('finds the formula behind a price', () => {
    expect(math('costs $14 of parts in $n^2$ steps')).toEqual([['$n^2$', 'n^2']]);
  });

  it('covers any text exactly, in order, without empty stretches', () => {
    fc.assert(
      fc.property(texLike, (text) => {
        let at = 0;
        for (const segment of segmentText(text)) {
          expect(segment.start).toBe(at);
          expect(segment.end).toBeGreaterThan(at);
          at = segment.end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
