import { describe, expect, onTestFinished, test } from 'vitest';
import { CaptureDateError } from '#db/ingest/captures.ts';
import { contentOf, desk, emptyDesk, rows } from '#tests/fixtures/database.ts';
import { CARDS } from '#tests/fixtures/listings.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

const DATES = 'select title, published_on as date, year_inferred as inferred from papers order by id';

describe('dates without a year', () => {
  test('the capture year is the earliest that fits, else unknown, else given', async () => {
    const made = await desk({ 'cards.txt': CARDS });
    expect(rows(made, DATES)).toEqual([
      { title: 'Sharing Parameters Across Many Tasks', date: '2021-04-18', inferred: 0 },
      { title: 'Merging Without Tears', date: '2022-05-29', inferred: 1 },
      { title: 'A Card Without Its Block', date: null, inferred: 0 },
      { title: 'Ranking What Was Found', date: '2022-10-14', inferred: 1 },
    ]);
    const given = { captured: '2025-10-29' as const };
    expect(await made.feed({ 'cards.txt': CARDS }, given)).toMatchObject({
      created: 0,
      updated: 2,
      unchanged: 2,
    });
    expect(rows(made, DATES).slice(1)).toEqual([
      { title: 'Merging Without Tears', date: '2025-05-29', inferred: 1 },
      { title: 'A Card Without Its Block', date: null, inferred: 0 },
      { title: 'Ranking What Was Found', date: '2025-10-14', inferred: 1 },
    ]);
    expect(rows(made, 'select captured_on, captured_how from sources')).toEqual([
      { captured_on: '2025-10-29', captured_how: 'given' },
    ]);
    const before = contentOf(made.db);
    await made.feed({ 'cards.txt': CARDS }, given);
    await made.feed({ 'cards.txt': CARDS });
    expect(contentOf(made.db)).toEqual(before);
  });

  test('an abstract that was cut is told of however often the dates are looked at', async () => {
    const long = CARDS.replace('and report what', `and report ${'again and '.repeat(2100)}what`);
    const made = await desk({ 'cards.txt': long.replace('May 29 1,204', 'Nov 29') });
    const REJECTS = 'select first_line as line, scope, reason from rejects order by line';
    const both = [
      { line: 13, scope: 'field', reason: 'abstract: cut after 20,000 of its 21,077 characters' },
      {
        line: 21,
        scope: 'field',
        reason:
          '“Merging Without Tears”: dated 11/29 without a year, which is after the page’s own day 10/29; kept without its date',
      },
    ];
    expect(rows(made, REJECTS)).toEqual(both);
    await made.feed({ 'cards.txt': long.replace('May 29 1,204', 'Nov 29') }, { captured: '2025-10-29' });
    expect(rows(made, REJECTS)).toEqual(both);
    expect(rows(made, 'select reject_count as n from sources')).toEqual([{ n: 2 }]);
  });

  test('where nothing tells the year the date stays unknown', async () => {
    const made = await desk({ 'cards.txt': CARDS.replace('Apr 18, 2021 2', 'Apr 18 2') });
    expect(rows(made, 'select captured_day, captured_on, captured_how from sources')).toEqual([
      { captured_day: '10-29', captured_on: null, captured_how: null },
    ]);
    expect(rows(made, 'select count(published_on) as n from papers')).toEqual([{ n: 0 }]);
  });

  test('another source that dates a yearless paper tells the year, and with it that of the others', async () => {
    const facts = jsonLines([{ title: 'Merging Without Tears', publishedOn: '2024-05-29' }]);
    const made = await desk({ 'cards.txt': CARDS, 'facts.jsonl': facts });
    expect(rows(made, 'select captured_on, captured_how from sources where id = 1')).toEqual([
      { captured_on: '2024-10-29', captured_how: 'elsewhere' },
    ]);
    expect(rows(made, DATES).slice(1)).toEqual([
      { title: 'Merging Without Tears', date: '2024-05-29', inferred: 0 },
      { title: 'A Card Without Its Block', date: null, inferred: 0 },
      { title: 'Ranking What Was Found', date: '2024-10-14', inferred: 1 },
    ]);
  });

  test('a day after the masthead’s own is kept without its date, and reported', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    const late = CARDS.replace('Oct 14', 'Oct 30');
    expect(await made.feed({ 'late.txt': late })).toMatchObject({
      papers: 4,
      rejects: 1,
      sources: [{ papers: 4, rejects: 1 }],
    });
    expect(rows(made, DATES).at(-1)).toEqual({ title: 'Ranking What Was Found', date: null, inferred: 0 });
    const lines = late.split('\n');
    expect(rows(made, 'select file, first_line, last_line, scope, reason from rejects')).toEqual([
      {
        file: 'late.txt',
        first_line: lines.indexOf('Ranking What Was Found') + 1,
        last_line: lines.indexOf('Oct 30') + 1,
        scope: 'field',
        reason:
          '“Ranking What Was Found”: dated 10/30 without a year, which is after the page’s own day 10/29; kept without its date',
      },
    ]);
    const before = contentOf(made.db);
    expect(await made.feed({ 'late.txt': late })).toMatchObject({ rejects: 1, unchanged: 4 });
    expect(contentOf(made.db)).toEqual(before);
  });

  test('a capture date that fits none of the files is refused, and nothing is stored', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    const before = contentOf(made.db);
    await expect(made.feed({ 'cards.txt': CARDS }, { captured: '2025-10-28' })).rejects.toThrow(
      new CaptureDateError(
        '--captured 2025-10-28 fits none of these files: no listing among them is of that day.',
      ),
    );
    expect(contentOf(made.db)).toEqual(before);
  });
});
