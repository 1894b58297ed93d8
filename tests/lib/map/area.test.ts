import { describe, expect, test } from 'vitest';
import { headingText } from '#lib/heading.ts';
import { mapHref, papersHref, withArea } from '#lib/hrefs.ts';
import { areaIn, areaOfLine, MOST_CORNERS } from '#lib/map/area.ts';
import { EVERYTHING, isFiltered, parsePaperQuery } from '#lib/paper-query.ts';
import { problemText } from '#lib/params.ts';

const TRIANGLE = [1000, 1000, 9000, 1000, 5000, 10_000];
const LABELS = new Map<string, string>();

describe('an area of the map', () => {
  test('is a parameter of the explorer, and part of what its heading says', () => {
    const query = withArea(EVERYTHING, TRIANGLE);
    expect(papersHref(query)).toBe('/papers?area=1000,1000,9000,1000,5000,10000');
    expect(mapHref({ ...query, page: 3 }, 'a-paper')).toBe(
      '/map?area=1000,1000,9000,1000,5000,10000&paper=a-paper',
    );
    expect(parsePaperQuery({ area: TRIANGLE.join(',') })).toEqual({ query, problems: [], reworded: false });
    expect(isFiltered(query)).toBe(true);
    expect(headingText(query, 13, LABELS)).toBe('13 papers in an area of the map');
  });

  test.each([
    '1,2,3,4',
    '0,0,10,0,10',
    '0,0,10001,0,10,10',
    '5,5,5,9,5,7',
    '1,1,2,2,x,3',
    '-1,0,5,5,9,0',
    '1e3,0,5,5,9,0',
    Array(MOST_CORNERS * 2 + 2)
      .fill(7)
      .join(','),
  ])('that is none is left out and named: %s', (text) => {
    const { query, problems } = parsePaperQuery({ area: text });
    expect(query).toEqual(EVERYTHING);
    expect(problems.map(problemText).join()).toMatch(/^“.+” is no area of the map here; it was left out\.$/);
  });

  test('that is drawn has whole numbers within the map, and no more corners than an address can carry', () => {
    expect(areaOfLine([-0.2, 0.1, 0.55555, 0.1, 0.5, 1.7])).toEqual([0, 1000, 5556, 1000, 5000, 10_000]);
    const circle = Array.from({ length: 500 }, (_, step) => [
      0.5 + 0.3 * Math.cos(step / 79.6),
      0.5 + 0.3 * Math.sin(step / 79.6),
    ]).flat();
    expect(areaOfLine(circle)).toHaveLength(MOST_CORNERS * 2);
    expect(areaOfLine([0.5, 0.5, 0.6, 0.6])).toBeUndefined();
    expect(areaIn('0,0,10000,0,0,10000')).toEqual([0, 0, 10_000, 0, 0, 10_000]);
  });
});
