import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { topicBySlug } from '#lib/topics/taxonomy.ts';

const file = readFileSync(new URL('../../../scripts/training/labels.tsv', import.meta.url), 'utf8');
const lines = file.trimEnd().split('\n');

test('every line is a key, a tab, and topics of the taxonomy, none twice', () => {
  expect(lines.length).toBeGreaterThan(1000);
  const wrong = lines.filter((line) => {
    const [, list = ''] = /^[0-9a-f]{16}\t([a-z0-9-]+(?:,[a-z0-9-]+)*)$/.exec(line) ?? [];
    const topics = list.split(',');
    return !topics.every((topic) => topicBySlug.has(topic)) || new Set(topics).size !== topics.length;
  });
  expect(wrong).toEqual([]);
  expect(file.endsWith('\n')).toBe(true);
});

test('no paper is labelled twice, and they are in the order of their keys', () => {
  const keys = lines.map((line) => line.split('\t')[0] ?? '');
  expect(keys).toEqual([...new Set(keys)].sort());
});
