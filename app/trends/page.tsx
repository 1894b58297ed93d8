import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { stateOf } from '#app/papers/asked-state.ts';
import { Page } from '#components/page.tsx';
import { ByYear } from '#components/trends/by-year.tsx';
import { CoOccurrence } from '#components/trends/co-occurrence.tsx';
import { TrendsHead } from '#components/trends/trends-head.tsx';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';
import { trends } from '#db/queries/trends.ts';
import { headingText } from '#lib/heading.ts';
import { onPage, trendsHref } from '#lib/hrefs.ts';
import { isFiltered } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';
import { parseTrendsQuery } from '#lib/trends-query.ts';

/** The state that an address asks for; its papers have no order and no pages here. */
async function asked(params: Params) {
  const { page: _, sort: __, ...state } = params;
  return stateOf(JSON.stringify(state));
}

export async function generateMetadata({ searchParams }: PageProps<'/trends'>): Promise<Metadata> {
  const params = await searchParams;
  const { query, total, labels, notes } = await asked(params);
  const text = isFiltered(query) ? `: ${headingText(query, total, labels, notes?.complete)}` : '';
  return {
    title: `Trends${text}`,
    description:
      'Topics by year, and which of them stand together in papers, with a link behind every number.',
    alternates: { canonical: trendsHref(query, parseTrendsQuery(params).shown) },
    ...(total === 0 && { robots: { index: false } }),
  };
}

export default async function TrendsPage({ searchParams }: PageProps<'/trends'>) {
  const params = await searchParams;
  const { query, labels, notes, problems, reworded } = await asked(params);
  const { shown, problems: own } = parseTrendsQuery(params);
  if (reworded && problems.length + own.length === 0) redirect(trendsHref(query, shown));
  const db = await database();
  const [seen, held] = await Promise.all([trends(db, query), holdings(db)]);
  return (
    <Page section="trends" papers={held.papers} within={onPage(query, 1)}>
      <TrendsHead
        {...{ query, labels, shown, trends: seen, complete: notes?.complete }}
        problems={[...own, ...problems]}
      />
      {seen.total > 0 && (
        <>
          <ByYear trends={seen} query={query} shown={shown} />
          <CoOccurrence trends={seen} query={query} shown={shown} />
        </>
      )}
    </Page>
  );
}
