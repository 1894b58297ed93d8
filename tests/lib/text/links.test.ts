import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks } from '#lib/text/links.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

const urls = (text: string): string[] => findLinks(text).map((link) => link.url);

describe('findLinks', () => {
  it('finds where a link stands, without the full stop behind it', () => {
    expect(findLinks('Code is available at https://github.com/iliass-y/patenteb.')).toEqual([
      { start: 21, end: 57, url: 'https://github.com/iliass-y/patenteb', kind: 'code' },
    ]);
  });

  it.each([
    ['(https://github.com/dialogue-evaluation/RuATD).', 'https://github.com/dialogue-evaluation/RuATD'],
    ['https://en.wikipedia.org/wiki/A_(b), and', 'https://en.wikipedia.org/wiki/A_(b)'],
    ['github.com/x/y.', 'https://github.com/x/y'],
    ['anchoralignvla.github.io', 'https://anchoralignvla.github.io/'],
    ['arxiv.org/abs/2006.12367v2.', 'https://arxiv.org/abs/2006.12367v2'],
    ['www.memprompt.com/.', 'https://www.memprompt.com/'],
    ['at https://github.com/Spico197/Mirror .', 'https://github.com/Spico197/Mirror'],
    ['https://a.org/b"', 'https://a.org/b'],
    ['代码见https://github.com/x/y。', 'https://github.com/x/y'],
  ])('%s', (text, url) => {
    expect(urls(text)).toEqual([url]);
  });

  it.each([
    ['https://gitlab.com/a/b', 'code'],
    ['https://anonymous.4open.science/r/DIFER-3FBC/', 'code'],
    ['https://huggingface.co/datasets/YaoLuzjut/LoRAOcean_dataset', 'data'],
    ['https://zenodo.org/record/1', 'data'],
    ['https://doi.org/10.5281/zenodo.1', 'data'],
    ['https://huggingface.co/NCSOFT/VARCO-VISION-14B', 'model'],
    ['https://huggingface.co/spaces/a/b', 'project'],
    ['https://arxiv.org/abs/2401.00001', 'paper'],
    ['https://openreview.net/forum?id=x', 'paper'],
    ['http://yuanze-lin.me/Olympus_page/', 'project'],
  ])('kind of %s is %s', (text, kind) => {
    expect(findLinks(text).map((link) => link.kind)).toEqual([kind]);
  });

  it.each([
    'available HERE',
    'javascript:alert(1)',
    'Node.js',
    'http://',
    'https://localhost/x',
    'x@github.com/y',
    'https://user:pass@a.org/',
    'data:text/html,x',
    'the github.com site',
    'http://[::1]/',
  ])('no link in: %s', (text) => {
    expect(urls(text)).toEqual([]);
  });

  it('gives only absolute web addresses, in order, within the text', () => {
    fc.assert(
      fc.property(texLike, (text) => {
        let at = 0;
        for (const link of findLinks(text)) {
          expect(link.start).toBeGreaterThanOrEqual(at);
          expect(link.end).toBeGreaterThan(link.start);
          expect(link.url).toMatch(/^https?:\/\//);
          at = link.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
