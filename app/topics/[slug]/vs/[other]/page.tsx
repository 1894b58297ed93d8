import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { Page } from '#components/page.tsx';
import { BriefList } from '#components/topic/brief-list.tsx';
import { VennBar } from '#components/versus/venn-bar.tsx';
import { VersusHead } from '#components/versus/versus-head.tsx';
import { SharedWords, SideWords } from '#components/versus/versus-words.tsx';
import { VersusYears } from '#components/versus/versus-years.tsx';
import { ask } from '#db/readers/ask.ts';
import { topicHref, versusChartHref, versusHref } from '#lib/hrefs.ts';

const load = cache((slug: string, other: string) => ask('versusShown', slug, other));

export async function generateMetadata({
  params,
}: PageProps<'/topics/[slug]/vs/[other]'>): Promise<Metadata> {
  const { slug, other } = await params;
  const shown = await load(slug, other);
  if (!shown) return NOT_FOUND;
  const { both } = shown;
  return {
    title: `${both.a.label} and ${both.b.label}`,
    description: `What ${both.a.label} and ${both.b.label} have in common, and what tells them apart.`,
    alternates: { canonical: versusHref(slug, other) },
  };
}

export default async function TopicVersus({ params }: PageProps<'/topics/[slug]/vs/[other]'>) {
  const { slug, other } = await params;
  const shown = await load(slug, other);
  if (!shown) notFound();
  // A topic has nothing to be told from itself by.
  if (slug === other) redirect(topicHref(slug));
  const { both, list, held } = shown;
  const { a, b, wordsOfA, wordsOfB } = both;
  return (
    <Page section="topics" papers={held.papers}>
      <VersusHead both={both} />
      <div className="band cols cols-3">
        <VennBar both={both} />
        <VersusYears both={both} />
        <BriefList
          id="both"
          title="On both"
          note="The newest"
          cards={list.cards}
          none="No paper is on both topics."
        />
      </div>
      <div className="band cols cols-3">
        <SideWords id="words-a" topic={a} other={b} words={wordsOfA} />
        <SharedWords both={both} />
        <SideWords id="words-b" topic={b} other={a} words={wordsOfB} />
      </div>
      <p className="note method">
        Words by log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008),
        counting papers: of the one topic against the other, and in the middle of each against the papers on
        neither.{' '}
        <a className="lk" href={versusChartHref(a.slug, b.slug, 'words')}>
          As a file (CSV)
        </a>
      </p>
    </Page>
  );
}
