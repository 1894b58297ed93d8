import { expect, test } from 'vitest';
import { Truth } from '#scripts/soak/truth.ts';

test('while an ingest is under way both numbers are right, and after it only the new one', () => {
  const truth = new Truth(10);
  const see = (papers: number, asked: number, answered: number) =>
    truth.saw({ papers, asked, answered, path: `${papers} at ${asked}` });
  see(10, 0, 5);
  see(15, 110, 120);
  see(10, 150, 160);
  see(10, 190, 300);
  see(15, 201, 210);
  see(12, 150, 160);
  see(10, 201, 210);
  see(15, 80, 90);
  truth.hasChanged(15, 100, 200);
  expect(truth.papers).toBe(15);
  expect(truth.wrong()).toEqual([
    '12 at 150 says 12 papers where there are 10 or 15',
    '10 at 201 says 10 papers where there are 15',
    '15 at 80 says 15 papers where there are 10',
  ]);
  expect(truth.wrong()).toEqual([]);
});

test('the papers of an author are not looked for while an ingest changes them', () => {
  const truth = new Truth(0);
  truth.hasChanged(5, 1, 2, { author: 'a', papers: 5 });
  truth.hasChanged(9, 3, 4, { author: 'b', papers: 4 });
  truth.beginsToChange('a');
  expect(truth.waves).toEqual([{ author: 'b', papers: 4 }]);
  truth.hasChanged(10, 5, 6, { author: 'a', papers: 6 });
  expect(truth.waves).toEqual([
    { author: 'b', papers: 4 },
    { author: 'a', papers: 6 },
  ]);
});
