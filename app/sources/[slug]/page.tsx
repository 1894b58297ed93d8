import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { RejectList } from '#components/about/reject-list.tsx';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { Pagination } from '#components/pagination.tsx';
import { SourceFacts } from '#components/source/source-facts.tsx';
import { SourceRecords } from '#components/source/source-records.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { RECORDS_PER_PAGE } from '#db/queries/source-page.ts';
import { ask } from '#db/readers/ask.ts';
import { papersHref, sourceHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';
import { sourceName } from '#lib/source-name.ts';
import { countOf } from '#lib/wording.ts';

/** `params` is JSON, as a key. */
const load = cache((slug: string, params: string) => ask('sourceShown', slug, JSON.parse(params) as Params));

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/sources/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const found = await load(slug, JSON.stringify(await searchParams));
  if (!found) return NOT_FOUND;
  const { page } = found;
  const name = sourceName(found.source);
  return {
    title: page > 1 ? `${name}, page ${page}` : name,
    description: `What was read from ${found.source.file}: ${countOf(found.total, 'record')}, each with its lines.`,
    alternates: { canonical: sourceHref(slug, page) },
  };
}

export default async function SourcePermalink({ params, searchParams }: PageProps<'/sources/[slug]'>) {
  const { slug } = await params;
  const found = await load(slug, JSON.stringify(await searchParams));
  if (!found) notFound();
  const { source, total, page, problems, records, rejects, held } = found;
  return (
    <Page papers={held.papers}>
      <header className="page-h">
        <h1>{sourceName(source)}</h1>
        <SourceFacts source={source} />
      </header>
      <section className="band" aria-labelledby="records">
        <div className="band-head">
          <h2 className="sc" id="records">
            {countOf(total, 'record')}
          </h2>
          <p>in the order of the file</p>
          {source.isListing && (
            <Anchor className="lk end" href={papersHref(withValues(EVERYTHING, 'source', [slug]))}>
              Filter these in Explore
            </Anchor>
          )}
        </div>
        <Notice problems={problems} />
        <SourceRecords records={records} />
        <Pagination
          page={page}
          size={RECORDS_PER_PAGE}
          total={total}
          hrefOf={(other) => sourceHref(slug, other)}
        />
      </section>
      <RejectList rejects={rejects} title="What could not be used" />
    </Page>
  );
}
