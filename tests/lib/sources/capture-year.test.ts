import { describe, expect, test } from 'vitest';
import { inferCaptureYear, isAfterCapture } from '#lib/sources/capture-year.ts';

const captured = { month: 10, day: 29 };
const MAY = { month: 5, day: 29 };
const LEAP_DAY = { month: 2, day: 29 };

describe('inferCaptureYear', () => {
  test.each([
    ['no date at all', [], [], undefined],
    ['every date has its year', [{ year: 2023, month: 1, day: 2 }], [2024], undefined],
    ['yearless dates alone', [MAY], [], undefined],
    ['a year without month and day is no yearless date', [{ year: 2023 }], [], undefined],
    ['the year after the newest', [MAY, { year: 2021 }, { year: 2024 }], [], { year: 2025, how: 'earliest' }],
    ['29 February needs a leap year', [LEAP_DAY, { year: 2024 }], [], { year: 2028, how: 'earliest' }],
    ['over 1900, which is none', [LEAP_DAY, { year: 1896 }], [], { year: 1904, how: 'earliest' }],
    ['what other sources say', [MAY, { year: 2023 }], [2025, 2025, 2026], { year: 2025, how: 'elsewhere' }],
    ['the later of equals', [MAY, { year: 2023 }], [2025, 2026], { year: 2026, how: 'elsewhere' }],
    ['others alone suffice', [MAY], [2025], { year: 2025, how: 'elsewhere' }],
    ['no year that is printed', [MAY, { year: 2024 }], [2024, 2024, 2023], { year: 2025, how: 'earliest' }],
  ] as const)('%s', (_, printed, yearsElsewhere, expected) => {
    expect(
      inferCaptureYear({ captured, printed: [...printed], yearsElsewhere: [...yearsElsewhere] }),
    ).toEqual(expected);
  });

  test('the masthead’s own day must exist in the year', () => {
    const dates = { captured: LEAP_DAY, printed: [{ month: 1, day: 5 }, { year: 2022 }], yearsElsewhere: [] };
    expect(inferCaptureYear(dates)).toEqual({ year: 2024, how: 'earliest' });
  });
});

describe('isAfterCapture', () => {
  test.each([
    [{ month: 10, day: 28 }, false],
    [{ month: 10, day: 29 }, false],
    [{ month: 10, day: 30 }, true],
    [{ month: 11, day: 1 }, true],
    [{ month: 9, day: 30 }, false],
    [{ year: 2023, month: 12, day: 31 }, false],
    [{}, false],
  ])('%j', (date, expected) => {
    expect(isAfterCapture(date, captured)).toBe(expected);
  });
});
