import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleKey } from '#lib/text/title-key.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

describe('titleKey', () => {
  it.each([
    ['Foo: A $\\alpha$-Bar', 'Foo: a \\alpha-bar', 'foo a alpha bar'],
    ['Foo: A α-Bar', 'Foo: a alpha bar', 'foo a alpha bar'],
    ["Le caf\\'e", 'Le Café', 'le cafe'],
    ['Multi-Task Learning', 'multi task  learning', 'multi task learning'],
    ['$X^2$-Retrieval', 'X^2 Retrieval', 'x2 retrieval'],
    ['Don’t Stop', "Don't stop", 'dont stop'],
    ['TÜLU 3: Pushing Frontiers', 'T\\"ULU 3 -- Pushing Frontiers', 'tulu 3 pushing frontiers'],
    ['Ｆｕｌｌ width ﬁne', 'Full width fine', 'full width fine'],
    ['STRASSE', 'Straße', 'strasse'],
    ['$O(n^2)$ is {F}ine', 'O(n^2) is fine', 'o n2 is fine'],
  ])('%s = %s', (one, other, key) => {
    expect([titleKey(one), titleKey(other)]).toEqual([key, key]);
  });

  it.each([
    ['C', 'C++'],
    ['For C', 'For C#'],
    ['Multitask', 'Multi-task'],
    ['が', 'か'],
    ['深度学习', '强化学习'],
    ['!!!', '???'],
  ])('%s ≠ %s', (one, other) => {
    expect(titleKey(one)).not.toBe(titleKey(other));
  });

  it('keeps letters of every script', () => {
    expect(titleKey('深度学习：综述')).toBe('深度学习 综述');
    expect(titleKey('हिन्दी Text')).toBe('हिन्दी text');
  });

  it('is never empty and always NFC', () => {
    fc.assert(
      fc.property(
        texLike.filter((title) => title !== ''),
        (title) => {
          expect(titleKey(title)).not.toBe('');
        },
      ),
    );
  });
});
