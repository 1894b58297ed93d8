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
import { organisationHref, papersFormHref, papersHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING, type PaperQuery } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';

/** `params` is JSON, as a key. */
const load = cache((slug: string, params: string) =>
  ask('organisationShown', slug, JSON.parse(params) as Params),
);

/** The explorer’s state with just the papers of an organisation; its page has no files and feeds of its own. */
function papersOf(slug: string): PaperQuery {
  return withValues(EVERYTHING, 'org', [slug]);
}

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/orgs/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const organisation = await load(slug, JSON.stringify(await searchParams));
  if (!organisation) return NOT_FOUND;
  return {
    title: organisation.name,
    description: `Papers that a listing gives ${organisation.name} as the organisation of.`,
    ...setCardMetadata(papersOf(slug)),
    alternates: { canonical: organisationHref(slug) },
  };
}

export default async function Organisation({ params, searchParams }: PageProps<'/orgs/[slug]'>) {
  const { slug } = await params;
  const organisation = await load(slug, JSON.stringify(await searchParams));
  if (!organisation) notFound();
  const state = papersOf(slug);
  const { list, page, problems, held } = organisation;
  return (
    <Page papers={held.papers}>
      <SetAlternates hrefOf={(form) => papersFormHref(state, form)} />
      <header className="page-h">
        <p className="sc soft">Organisation</p>
        <h1>{organisation.name}</h1>
      </header>
      <WideList
        {...{ list, page, problems, size: PAGE_SIZE }}
        hrefOf={(other) => organisationHref(slug, other)}
        explore={papersHref(state)}
        order={<span>newest first</span>}
        forms={<SetForms hrefOf={(form) => papersFormHref(state, form)} />}
      />
    </Page>
  );
}
