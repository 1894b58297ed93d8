import { expect, test } from 'vitest';
import { slugOfArxivId } from '#db/queries/paper-by-arxiv.ts';
import { desk } from '#tests/fixtures/database.ts';
import { jsonLines, TWINS } from '#tests/fixtures/papers.ts';

test('papers are found by their arXiv ids, whatever the version that a source names', async () => {
  const { db } = await desk({ 'papers.jsonl': jsonLines(TWINS) });
  expect(await slugOfArxivId(db, '2101.00001')).toBe('attention-revisited');
  expect(await slugOfArxivId(db, '2202.00002')).toBe('attention-revisited-2');
  expect(await slugOfArxivId(db, '9999.99999')).toBeUndefined();
});
