import { expect, onTestFinished, test } from 'vitest';
import { exportedPaper, papersExported } from '#db/queries/export-papers.ts';
import { paperPage } from '#db/queries/paper-page.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { deskOfDumps } from '#tests/fixtures/database.ts';

test('papers read together are the same as each by itself, in the order asked for', async () => {
  const { db, remove } = await deskOfDumps();
  onTestFinished(remove);
  const ids = db.$client.prepare<[], number>('select id from papers order by id desc').pluck().all();
  expect(ids).toHaveLength(483);
  const alone: ExportedPaper[] = [];
  for (const id of ids) {
    const page = await paperPage(db, id);
    if (page) alone.push(exportedPaper(page));
  }
  const together: ExportedPaper[] = [];
  for await (const paper of papersExported(db, [0, ...ids, 1_000_000])) together.push(paper);
  expect(together).toEqual(alone);
});
