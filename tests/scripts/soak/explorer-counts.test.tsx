import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FacetRow } from '#components/explorer/facet-row.tsx';
import { YearFacet } from '#components/explorer/year-facet.tsx';
import type { FacetValue } from '#lib/facets.ts';
import { EVERYTHING, parsePaperQuery } from '#lib/paper-query.ts';
import { explorerCounts } from '#scripts/soak/explorer-counts.ts';

function year(value: string, count: number): FacetValue {
  return { value, label: value, count, after: count, state: 'free' };
}

test('the counts of a page are read as its parts print them', () => {
  const { query } = parsePaperQuery({ topic: 'merging', q: '"a & b"' });
  const chosen = {
    value: 'merging',
    label: 'Model <merging>',
    count: 14,
    after: 1016,
    state: 'chosen',
  } as const;
  const free = { value: 'vision', label: 'Vision & language', count: 3, after: 3, state: 'free' } as const;
  const page = renderToStaticMarkup(
    <main>
      <h1 id="heading">
        <span>1,014 papers</span> <span>on </span>
        <em>Model merging</em>
      </h1>
      <ul className="fv">
        <FacetRow facet="topic" entry={chosen} query={query} />
        <FacetRow facet="topic" entry={free} query={query} />
      </ul>
      <YearFacet
        facet={{ key: 'year', values: [year('2023', 1000), year('2024', 4), year('undated', 10)], more: 0 }}
        query={EVERYTHING}
        allYears={
          new Map([
            [2023, 1200],
            [2024, 40],
          ])
        }
        total={1014}
      />
      <h2 className="row-title">
        <a href="/papers/a-title">A title</a>
      </h2>
    </main>,
  );
  const { total, slugs, byYear, links } = explorerCounts(page);
  expect({ total, slugs, byYear }).toEqual({ total: 1014, slugs: ['a-title'], byYear: 1014 });
  expect(links).toEqual([
    { href: '/papers?q=%22a+%26+b%22', after: 1016 },
    { href: '/papers?q=%22a+%26+b%22&topic=merging&topic=vision', after: 3 },
    { href: '/papers?year=undated', after: 10 },
    { href: '/papers?year=2023', after: 1000 },
    { href: '/papers?year=2024', after: 4 },
  ]);
});

test('one paper and none are numbers too, and a page of something else is told', () => {
  const totalOf = (heading: string) => explorerCounts(`<h1>${heading}</h1>`).total;
  expect([totalOf('One paper on <em>x</em>'), totalOf('No papers match')]).toEqual([1, 0]);
  expect(() => totalOf('The site is busy')).toThrow('names no number');
});
