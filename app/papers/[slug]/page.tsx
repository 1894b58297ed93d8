import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { siteOrigin } from '#app/origin.ts';
import { describedPaper, paperMetadata, paperTypes } from '#app/papers/[slug]/paper-metadata.ts';
import { WhereOnMap } from '#components/map/small-map.tsx';
import { Page } from '#components/page.tsx';
import { Described } from '#components/paper/described.tsx';
import { Crumb } from '#components/paper/in-topic.tsx';
import { PaperArticle } from '#components/paper/paper-article.tsx';
import { Related } from '#components/paper/related.tsx';
import { ShareButtons } from '#components/paper/share-buttons.tsx';
import { database } from '#db/client.ts';
import { exportedPaper } from '#db/queries/export-papers.ts';
import { holdings } from '#db/queries/holdings.ts';
import { mapNeighbours } from '#db/queries/map-neighbours.ts';
import { neighboursInTopic } from '#db/queries/neighbours-in-topic.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { citations } from '#lib/cite/citations.ts';
import { paperHref } from '#lib/hrefs.ts';

const load = cache(async (slug: string) => {
  const db = await database();
  const known = await resolveSlug(db, slug);
  if (!known) return undefined;
  if (known.current !== slug) permanentRedirect(paperHref(known.current));
  return paperPage(db, known.paperId);
});

export async function generateMetadata({ params }: PageProps<'/papers/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const page = await load(slug);
  if (!page) return NOT_FOUND;
  const origin = await siteOrigin();
  return {
    ...paperMetadata(page, origin),
    alternates: { canonical: paperHref(slug), types: paperTypes(slug, origin) },
  };
}

export default async function PaperPermalink({ params }: PageProps<'/papers/[slug]'>) {
  const { slug } = await params;
  const page = await load(slug);
  if (!page) notFound();
  const [main] = page.topics;
  const db = await database();
  const [place, held, origin] = await Promise.all([
    main ? neighboursInTopic(db, page.paper.id, main.slug) : undefined,
    holdings(db),
    siteOrigin(),
  ]);
  const permalink = new URL(paperHref(slug), origin).href;
  return (
    <Page section="explore" papers={held.papers} className="paper" leaves={<ShareButtons />}>
      {main && place && <Crumb topic={main} place={place} />}
      <Described paper={describedPaper(page, origin)} />
      <PaperArticle
        page={page}
        place={place}
        permalink={permalink}
        citations={citations(exportedPaper(page), permalink)}
      />
      <Related papers={page.related} />
      <WhereOnMap slug={slug} neighbours={mapNeighbours(db, page.paper.id)} />
    </Page>
  );
}
