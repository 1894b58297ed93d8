import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Trie } from '#lib/topics/phrase-trie.ts';

const sequences = fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }), { maxLength: 200 });

test('what was put in is found again, prefix by prefix, and nothing else', () => {
  fc.assert(
    fc.property(sequences, sequences, (put, asked) => {
      const trie = new Trie();
      for (const sequence of put) sequence.reduce((node, symbol) => trie.grown(node, symbol), 0);
      const prefixes = new Set(
        put.flatMap((sequence) => sequence.map((_, at) => sequence.slice(0, at + 1).join())),
      );
      expect(trie.size).toBe(prefixes.size + 1);
      for (const sequence of [...put, ...asked]) {
        let node = 0;
        for (const [at, symbol] of sequence.entries()) {
          node = trie.child(node, symbol);
          expect(node !== 0).toBe(prefixes.has(sequence.slice(0, at + 1).join()));
          if (node === 0) break;
        }
      }
    }),
  );
});

test('every prefix has a node of its own', () => {
  const trie = new Trie();
  const nodes = [trie.grown(0, 1), trie.grown(0, 2), trie.grown(1, 2), trie.grown(2, 1)];
  expect(new Set(nodes).size).toBe(4);
  expect(trie.grown(0, 1)).toBe(nodes[0]);
});
