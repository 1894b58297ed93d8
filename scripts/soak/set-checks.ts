import { PAGE_SIZE } from '#db/queries/list-papers.ts';
import { apiPapersHref, papersFormHref } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import type { Answer } from '#scripts/soak/ask.ts';
import { type ExplorerCounts, explorerCounts } from '#scripts/soak/explorer-counts.ts';
import { apiFacetsHref, STRETCH } from '#scripts/soak/wishes.ts';

/** Papers of the longest file whose entries are counted. */
const LONGEST_FILE = 300;

/** Another answer about a set of papers, and what it must say where it is of the same state of the data. */
type Twin = { kind: string; path: string; expected: string; said: (answer: Answer) => string; what: string };

type PapersAnswer = { total: number; results: { slug: string }[]; next?: string };
type FacetsAnswer = { total: number; facets: { key: string; values: { count: number }[] }[] };

export function papersIn({ body }: Answer): PapersAnswer {
  return JSON.parse(body.toString());
}

export function facetsIn({ body }: Answer): FacetsAnswer {
  return JSON.parse(body.toString());
}

/** What is wrong with a page of the explorer by itself. */
export function explorerFault(
  query: PaperQuery,
  { total, slugs, byYear }: ExplorerCounts,
): string | undefined {
  if (slugs.length !== Math.min(PAGE_SIZE, total)) return `It lists ${slugs.length} papers of ${total}.`;
  return yearsFault(query, byYear, total);
}

/** What is wrong with an answer that counts facets by itself. */
export function facetsFault(query: PaperQuery, { total, facets }: FacetsAnswer): string | undefined {
  const years = facets.find(({ key }) => key === 'year')?.values ?? [];
  const byYear = years.reduce((sum, { count }) => sum + count, 0);
  return yearsFault(query, byYear, total);
}

/** What is wrong with the first stretch of papers by itself. */
export function papersFault({ total, results, next }: PapersAnswer): string | undefined {
  if (results.length !== Math.min(STRETCH, total)) return `It has ${results.length} papers of ${total}.`;
  if ((next !== undefined) !== total > STRETCH)
    return `It ${next ? 'has' : 'lacks'} a next stretch, of ${total} papers.`;
  return undefined;
}

/** Where no year is chosen or left out, every paper is of one year or undated. */
function yearsFault({ chosen, not }: PaperQuery, byYear: number, total: number): string | undefined {
  if (chosen.year.length > 0 || not.some(({ facet }) => facet === 'year') || byYear === total)
    return undefined;
  return `Its years add up to ${byYear} papers, and it has ${total}.`;
}

/** What must agree with a page of the explorer: what its links lead to, and its set in other forms. */
export function twinsOf(query: PaperQuery, { total, slugs, links }: ExplorerCounts): Twin[] {
  const first = (given: readonly string[]) => given.slice(0, PAGE_SIZE).join(' ');
  return [
    ...links.map(({ href, after }) => ({
      ...{ kind: 'explorer', path: href, expected: String(after), what: 'links followed to their count' },
      said: (answer: Answer) => String(explorerCounts(answer.body.toString()).total),
    })),
    {
      ...{
        kind: 'API papers',
        path: apiPapersHref(query, { limit: STRETCH }),
        what: 'pages compared with the API',
      },
      expected: `${total}: ${first(slugs)}`,
      said: (answer) => {
        const { total: count, results } = papersIn(answer);
        return `${count}: ${first(results.map(({ slug }) => slug))}`;
      },
    },
    {
      ...{ kind: 'API facets', path: apiFacetsHref(query), what: 'pages compared with the API' },
      expected: String(total),
      said: (answer) => String(facetsIn(answer).total),
    },
    ...(total <= LONGEST_FILE
      ? [
          {
            ...{ kind: 'export', path: papersFormHref(query, 'bib'), what: 'pages compared with BibTeX' },
            expected: String(total),
            said: ({ body }: Answer) => String(body.toString().match(/^@/gm)?.length ?? 0),
          },
        ]
      : []),
  ];
}
