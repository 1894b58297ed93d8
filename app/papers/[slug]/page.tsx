import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { siteOrigin } from '#app/origin.ts';
import { describedPaper, paperMetadata, paperTags, paperTypes } from '#app/papers/[slug]/paper-metadata.ts';
import { MetaTags } from '#components/head-tags.tsx';
import { WhereOnMap } from '#components/map/small-map.tsx';
import { Page } from '#components/page.tsx';
import { Described } from '#components/paper/described.tsx';
import { Crumb } from '#components/paper/in-topic.tsx';
import { PaperArticle } from '#components/paper/paper-article.tsx';
import { Related } from '#components/paper/related.tsx';
import { ShareButtons } from '#components/paper/share-buttons.tsx';
import { exportedPaper } from '#db/queries/export-papers.ts';
import { ask } from '#db/readers/ask.ts';
import { citations } from '#lib/cite/citations.ts';
import { paperHref } from '#lib/hrefs.ts';

const load = cache(async (slug: string) => {
  const shown = await ask('paperShown', slug);
  const current = shown?.page.paper.slug ?? slug;
  if (current !== slug) permanentRedirect(paperHref(current));
  return shown;
});

export async function generateMetadata({ params }: PageProps<'/papers/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const shown = await load(slug);
  if (!shown) return NOT_FOUND;
  const origin = await siteOrigin();
  return {
    ...paperMetadata(shown.page, origin),
    alternates: { canonical: paperHref(slug), types: paperTypes(slug, origin) },
  };
}

export default async function PaperPermalink({ params }: PageProps<'/papers/[slug]'>) {
  const { slug } = await params;
  const shown = await load(slug);
  if (!shown) notFound();
  const { page, place, held, neighbours } = shown;
  const [main] = page.topics;
  const origin = await siteOrigin();
  const described = describedPaper(page, origin);
  const permalink = new URL(paperHref(slug), origin).href;
  return (
    <Page section="explore" papers={held.papers} className="paper" leaves={<ShareButtons />}>
      {main && place && <Crumb topic={main} place={place} />}
      <MetaTags tags={paperTags(described)} />
      <Described paper={described} />
      <PaperArticle
        page={page}
        place={place}
        permalink={permalink}
        citations={citations(exportedPaper(page), permalink)}
      />
      <Related papers={page.related} />
      <WhereOnMap slug={slug} neighbours={neighbours} />
    </Page>
  );
}
