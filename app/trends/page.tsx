import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Page } from '#components/page.tsx';
import { ByYear } from '#components/trends/by-year.tsx';
import { CoOccurrence } from '#components/trends/co-occurrence.tsx';
import { TrendsHead } from '#components/trends/trends-head.tsx';
import { ask } from '#db/readers/ask.ts';
import { headingText } from '#lib/heading.ts';
import { onPage, trendsHref } from '#lib/hrefs.ts';
import { isFiltered } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';
import { parseTrendsQuery } from '#lib/trends-query.ts';

/** `params` is JSON, as a key. */
const load = cache((params: string) => ask('trendsShown', JSON.parse(params) as Params));

export async function generateMetadata({ searchParams }: PageProps<'/trends'>): Promise<Metadata> {
  const params = await searchParams;
  const { query, total, labels, notes } = (await load(JSON.stringify(params))).asked;
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
  const { asked, state } = await load(JSON.stringify(params));
  const { query, labels, notes, problems } = asked;
  const { shown, problems: own } = parseTrendsQuery(params);
  if (!state) redirect(trendsHref(query, shown));
  const { seen, held } = state;
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
