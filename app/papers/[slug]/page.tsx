import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { siteOrigin } from '#app/origin.ts';
import { Page } from '#components/page.tsx';
import { Crumb, InThisList } from '#components/paper/in-topic.tsx';
import { Provenance } from '#components/paper/provenance.tsx';
import { Related } from '#components/paper/related.tsx';
import { Share } from '#components/paper/share.tsx';
import { Slip } from '#components/paper/slip.tsx';
import { WhyTopics } from '#components/paper/why-topics.tsx';
import { RichText } from '#components/rich-text.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';
import { neighboursInTopic } from '#db/queries/neighbours-in-topic.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { evidenceMarks } from '#lib/evidence-marks.ts';
import { paperHref, topicHref } from '#lib/hrefs.ts';
import { passage } from '#lib/text/sentences.ts';

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
  const { titleText, abstractText } = page.paper;
  const description = abstractText.slice(0, passage(abstractText, 0, 300).end);
  return {
    title: titleText,
    description,
    alternates: { canonical: paperHref(slug) },
    openGraph: {
      type: 'article',
      title: titleText,
      description,
      url: paperHref(slug),
      siteName: 'Broadsheet',
    },
  };
}

export default async function PaperPermalink({ params }: PageProps<'/papers/[slug]'>) {
  const { slug } = await params;
  const page = await load(slug);
  if (!page) notFound();
  const { paper, topics } = page;
  const [main] = topics;
  const db = await database();
  const [place, held, origin] = await Promise.all([
    main ? neighboursInTopic(db, paper.id, main.slug) : undefined,
    holdings(db),
    siteOrigin(),
  ]);
  return (
    <Page section="explore" papers={held.papers} className="paper">
      {main && place && <Crumb topic={main} place={place} />}
      <article>
        <header className="paper-head">
          {main && (
            <p className="sc soft">
              <Anchor href={topicHref(main.slug)}>{main.label}</Anchor>
            </p>
          )}
          <h1>
            <RichText text={paper.titleText} marked={evidenceMarks(topics, 'title')} withLinks={false} />
          </h1>
        </header>
        <div className="paper-body">
          <Slip page={page} />
          <section>
            <h2 className="vh">Abstract</h2>
            <p className="abstract">
              <RichText text={paper.abstractText} marked={evidenceMarks(topics, 'abstract')} />
            </p>
          </section>
          <WhyTopics topics={topics} title={paper.titleText} abstract={paper.abstractText} />
        </div>
        <div className="facts cols">
          <Provenance references={page.references} />
          <Share permalink={new URL(paperHref(slug), origin).href} title={paper.titleText} />
          {place && <InThisList place={place} />}
        </div>
      </article>
      <Related papers={page.related} />
    </Page>
  );
}
