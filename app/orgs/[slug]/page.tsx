import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Page } from '#components/page.tsx';
import { Pagination } from '#components/pagination.tsx';
import { PaperRow } from '#components/paper-row.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';
import { listPapers, PAGE_SIZE } from '#db/queries/list-papers.ts';
import { organisationOf } from '#db/queries/organisation.ts';
import { onPage, organisationHref, papersHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING, parsePage } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';

const load = cache(async (slug: string) => organisationOf(await database(), slug));

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/orgs/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const organisation = await load(slug);
  if (!organisation) return {};
  const page = parsePage(await searchParams);
  return {
    title: page > 1 ? `${organisation.name}, page ${page}` : organisation.name,
    description: `Papers that a listing gives ${organisation.name} as the organisation of.`,
    alternates: { canonical: organisationHref(slug, page) },
  };
}

export default async function Organisation({ params, searchParams }: PageProps<'/orgs/[slug]'>) {
  const { slug } = await params;
  const organisation = await load(slug);
  if (!organisation) notFound();
  const query = onPage(withValues(EVERYTHING, 'org', [slug]), parsePage(await searchParams));
  const db = await database();
  const [list, held] = await Promise.all([listPapers(db, query), holdings(db)]);
  if (list.cards.length === 0) notFound();
  return (
    <Page papers={held.papers}>
      <header className="page-h">
        <p className="sc soft">Organisation</p>
        <h1>{organisation.name}</h1>
      </header>
      <section className="topic-list" id="results" aria-labelledby="papers">
        <div className="tools">
          <h2 className="sc" id="papers">
            {countOf(list.total, 'paper')}
          </h2>
          <span>newest first</span>
          <Anchor className="lk end" href={papersHref(withValues(EVERYTHING, 'org', [slug]))}>
            Filter these in Explore
          </Anchor>
        </div>
        <ol className="rows rows-wide" start={list.first}>
          {list.cards.map((card, index) => (
            <PaperRow key={card.id} card={card} number={list.first + index} heading="h3" />
          ))}
        </ol>
        <Pagination
          page={query.page}
          size={PAGE_SIZE}
          total={list.total}
          hrefOf={(page) => organisationHref(slug, page)}
        />
      </section>
    </Page>
  );
}
