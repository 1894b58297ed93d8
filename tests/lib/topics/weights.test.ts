import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unpackModel } from '#lib/topics/model/packing.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';
import weights from '#lib/topics/weights.json' with { type: 'json' };

test('the weights that ship are those of the taxonomy that ships', () => {
  const { topics, table, topic, threshold } = unpackModel(weights);
  expect(topics).toEqual([...topicBySlug.keys()]);
  expect(table.size).toBeGreaterThan(10_000);
  expect(topic.grams.filter((weight) => weight !== 0).length).toBeGreaterThan(table.size);
  expect(threshold).toBeGreaterThanOrEqual(0.2);
  expect(threshold).toBeLessThanOrEqual(0.8);
});

test('they are no larger than two megabytes', () => {
  expect(statSync(new URL('../../../lib/topics/weights.json', import.meta.url)).size).toBeLessThanOrEqual(
    2_000_000,
  );
});
