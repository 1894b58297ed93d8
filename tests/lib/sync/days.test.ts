import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AskedDay, dayAfter, daysBetween, isFinal, namedDays, unnamedDays } from '#lib/sync/days.ts';

const TODAY = '2026-03-02';

function had(day: string, fetchedAt = `${dayAfter(day, 9)}T00:00:00.000Z`): AskedDay {
  return { day, fetchedAt, wasHad: true };
}

test('days go over months and leap years, both ends included', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  expect(daysBetween(TODAY, TODAY)).toEqual([TODAY]);
  expect(daysBetween('2026-03-03', TODAY)).toEqual([]);
});

test('a day is final when it was had 48 hours after its end, and not before', () => {
  expect(isFinal(had('2026-03-01', '2026-03-03T23:59:59.999Z'))).toBe(false);
  expect(isFinal(had('2026-03-01', '2026-03-04T00:00:00.000Z'))).toBe(true);
  expect(isFinal({ day: '2026-03-01', fetchedAt: null, wasHad: false })).toBe(false);
  expect(isFinal({ ...had('2026-03-01'), wasHad: false })).toBe(false);
});

describe('without a name', () => {
  test('the last seven days, where nothing is known', () => {
    expect(unnamedDays([], TODAY)).toEqual(daysBetween('2026-02-24', TODAY));
  });

  test('the days after the newest final one', () => {
    expect(unnamedDays([had('2026-02-26'), had('2026-02-27')], TODAY)).toEqual(
      daysBetween('2026-02-28', TODAY),
    );
  });

  test('and those before it that were asked for and are not final, but no others', () => {
    const failed = { day: '2026-01-05', fetchedAt: null, wasHad: false };
    expect(unnamedDays([had('2026-01-01'), failed, had('2026-02-28')], TODAY)).toEqual([
      '2026-01-05',
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  test('all since the first, where none is final yet', () => {
    const early = had('2026-02-27', '2026-02-28T00:00:00.000Z');
    expect(unnamedDays([early], TODAY)).toEqual(daysBetween('2026-02-27', TODAY));
  });

  test('each day is asked for once, in order, and none that is final or to come', () => {
    const offset = fc.integer({ min: -40, max: 3 });
    const asked = fc.record({ offset, final: fc.boolean(), wasHad: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(asked, { selector: ({ offset: each }) => each }), (all) => {
        const known = all.map(({ offset: each, final, wasHad }) => {
          const day = dayAfter(TODAY, each);
          return { ...had(day, `${dayAfter(day, final ? 4 : 1)}T00:00:00.000Z`), wasHad };
        });
        const days = unnamedDays(known, TODAY);
        expect(days).toEqual([...new Set(days)].toSorted());
        for (const each of known.filter(isFinal)) expect(days).not.toContain(each.day);
        for (const each of known.filter((one) => !isFinal(one) && one.day <= TODAY))
          expect(days).toContain(each.day);
        for (const day of days) expect(day <= TODAY).toBe(true);
      }),
    );
  });
});

describe('a range with a name', () => {
  const range = { since: '2026-02-01', until: '2026-02-04' };
  const known = [had('2026-02-01'), had('2026-02-02'), had('2026-02-04', '2026-02-04T12:00:00.000Z')];

  test('is all of its days, final or not', () => {
    expect(namedDays(range, known)).toEqual(daysBetween(range.since, range.until));
  });

  test('begun before: without what is final and was had since', () => {
    expect(namedDays(range, known, '2026-02-11T00:00:00.000Z')).toEqual([
      '2026-02-01',
      '2026-02-03',
      '2026-02-04',
    ]);
  });
});
