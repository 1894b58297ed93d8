import { expect, test } from 'vitest';
import { isCardDot, parseCard } from '#lib/sources/card.ts';

const MAY = { published: { month: 5, day: 29 } };

test.each([
  ['  • 4 authors', { authorCount: 4 }],
  ['· 1 author', { authorCount: 1 }],
  ['1,204 authors', { authorCount: 1204 }],
  ['  •  445  authors  ', { authorCount: 445 }],
  ['adobe Adobe', { organisation: { slug: 'adobe', name: 'Adobe' } }],
  ['nvidia NVIDIA', { organisation: { slug: 'nvidia', name: 'NVIDIA' } }],
  ['ByteDance-Seed ByteDance Seed', { organisation: { slug: 'ByteDance-Seed', name: 'ByteDance Seed' } }],
  ['Qwen Qwen', { organisation: { slug: 'Qwen', name: 'Qwen' } }],
  ['allenai Ai2', { organisation: { slug: 'allenai', name: 'Ai2' } }],
  ['01-ai 01.AI', { organisation: { slug: '01-ai', name: '01.AI' } }],
  ['• THUDM 清华大学', { organisation: { slug: 'THUDM', name: '清华大学' } }],
])('%j names who wrote the paper', (who, expected) => {
  expect(parseCard(who, 'May 29')).toEqual({ ok: true, fields: { ...expected, ...MAY } });
});

test.each(['Adobe', '• four authors', '• authors', '(c) Adobe', `adobe ${'A'.repeat(201)}`, ''])(
  '%j is neither authors nor an organisation',
  (who) => {
    expect(parseCard(who, 'May 29')).toEqual({
      ok: false,
      reason: `“${who.slice(0, 80)}” is neither a number of authors nor an organisation`,
    });
  },
);

test('a date that cannot be read is named', () => {
  expect(parseCard('• 4 authors', ' May 32 ')).toEqual({ ok: false, reason: '“May 32” is no date' });
});

test('the dot of a card stands alone', () => {
  expect(['·', ' • ', '··', '. ', '• 4 authors', ''].map(isCardDot)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
