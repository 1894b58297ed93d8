import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { setCardMetadata } from '#app/card-metadata.ts';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { SetAlternates } from '#components/head-tags.tsx';
import { Page } from '#components/page.tsx';
import { SetForms } from '#components/set-forms.tsx';
import { WideList } from '#components/wide-list.tsx';
import { PAGE_SIZE } from '#db/queries/list-papers.ts';
import { ask } from '#db/readers/ask.ts';
import { authorHref, papersFormHref, papersHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING, type PaperQuery } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';

/** `params` is JSON, as a key. */
const load = cache((slug: string, params: string) => ask('authorShown', slug, JSON.parse(params) as Params));

/** The explorer’s state with just the papers of an author; their page has no files and feeds of its own. */
function papersOf(slug: string): PaperQuery {
  return withValues(EVERYTHING, 'author', [slug]);
}

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/authors/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const author = await load(slug, JSON.stringify(await searchParams));
  if (!author) return NOT_FOUND;
  return {
    title: author.name,
    description: `Papers that name ${author.name} as an author.`,
    ...setCardMetadata(papersOf(slug)),
    alternates: { canonical: authorHref(slug) },
  };
}

export default async function Author({ params, searchParams }: PageProps<'/authors/[slug]'>) {
  const { slug } = await params;
  const author = await load(slug, JSON.stringify(await searchParams));
  if (!author) notFound();
  const state = papersOf(slug);
  const { list, page, problems, held } = author;
  return (
    <Page papers={held.papers}>
      <SetAlternates hrefOf={(form) => papersFormHref(state, form)} />
      <header className="page-h">
        <p className="sc soft">Author</p>
        <h1>{author.name}</h1>
      </header>
      <WideList
        {...{ list, page, problems, size: PAGE_SIZE }}
        hrefOf={(other) => authorHref(slug, other)}
        explore={papersHref(state)}
        order={<span>newest first</span>}
        forms={<SetForms hrefOf={(form) => papersFormHref(state, form)} />}
      />
    </Page>
  );
}
