import { describe, expect, onTestFinished, test } from 'vitest';
import { checkFullText, contentOf, desk, emptyDesk, rows } from '#tests/fixtures/database.ts';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

describe('what is refused', () => {
  test('nothing of a refused file is stored, and the others go in', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    const broken = `${SPACED}\nA Title Whose Abstract Is Cut Off\n`;
    const summary = await made.feed({
      'broken.txt': broken,
      'cards.txt': CARDS,
      'prose.txt': 'Dear reader,\n',
      'empty.txt': '',
    });
    const line = broken.split('\n').indexOf('A Title Whose Abstract Is Cut Off') + 1;
    const reasons = {
      broken: 'the page ends after the title “A Title Whose Abstract Is Cut Off”: its abstract is cut off',
      prose: 'no source of a known kind: it begins “Dear reader,”',
    };
    expect(summary).toMatchObject({ appearances: 4, papers: 4, created: 4, rejects: 0 });
    expect(summary.sources.map(({ file, ...report }) => report)).toEqual([
      { papers: 0, rejects: 0, error: `line ${line}: ${reasons.broken}` },
      { kind: 'cards', papers: 4, rejects: 0 },
      { papers: 0, rejects: 0, error: `line 1: ${reasons.prose}` },
      { papers: 0, rejects: 0, error: 'line 1: the file is empty' },
    ]);
    expect(
      rows(
        made,
        'select source_id as source, file, first_line as line, scope, reason from rejects order by id',
      ),
    ).toEqual([
      { source: null, file: 'broken.txt', line, scope: 'file', reason: reasons.broken },
      { source: null, file: 'prose.txt', line: 1, scope: 'file', reason: reasons.prose },
      { source: null, file: 'empty.txt', line: 1, scope: 'file', reason: 'the file is empty' },
    ]);
    expect(rows(made, 'select file from sources')).toEqual([{ file: 'cards.txt' }]);
    expect(rows(made, `select count(*) as n from papers where title like '%Spaced%'`)).toEqual([{ n: 0 }]);
    // Mended, it goes in like any other.
    expect(await made.feed({ 'broken.txt': SPACED })).toMatchObject({ papers: 3, created: 2 });
  });

  test('a file that does not exist is reported as such', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    expect((await made.feedFiles([`${made.folder}/none.txt`])).sources).toEqual([
      { file: `${made.folder}/none.txt`, papers: 0, rejects: 0, error: 'there is no such file' },
    ]);
  });

  test.each(['reading', 'working out papers and topics', 'working out related papers'])(
    'a failure while %s leaves the database as it was',
    async (step) => {
      const made = await desk({ 'cards.txt': CARDS });
      const before = contentOf(made.db);
      const failure = new Error('the disk is full');
      const progress = (name: string, done: number): void => {
        if (name.startsWith(step) && (done > 1 || step.endsWith('related papers'))) throw failure;
      };
      await expect(
        made.feed({ 'a.txt': SPACED, 'b.txt': COMPACT, 'c.jsonl': jsonLines(PAPERS) }, { progress }),
      ).rejects.toBe(failure);
      expect(contentOf(made.db)).toEqual(before);
      expect(made.db.$client.inTransaction).toBe(false);
      checkFullText(made.db);
      expect(await made.feed({ 'c.jsonl': jsonLines(PAPERS) })).toMatchObject({ created: PAPERS.length });
    },
  );
});
