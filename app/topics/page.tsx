import type { Metadata } from 'next';
import { Page } from '#components/page.tsx';
import { TopicDefinitions } from '#components/topic/topic-definitions.tsx';
import { ask } from '#db/readers/ask.ts';
import { countOf, numberWord } from '#lib/wording.ts';

export const metadata: Metadata = {
  title: 'Topics',
  description: 'All topics with their definitions and the number of papers on each.',
  alternates: { canonical: '/topics' },
};

export default async function Topics() {
  // Rendered anew for each request: the counts follow every ingest.
  const { families, leads, note, held } = await ask('topicsShown');
  const { file, rule } = note;
  const count = families.reduce((sum, family) => sum + family.topics.length, 0);
  return (
    <Page section="topics" papers={held.papers}>
      <header className="page-h">
        <h1>Topics</h1>
        <p className="plain">
          {countOf(count, 'topic')} in {numberWord(families.length)}{' '}
          {families.length === 1 ? 'family' : 'families'}
          {file !== null && `, from ${file}`}. {rule}
        </p>
      </header>
      <TopicDefinitions families={families} leads={leads} papers={held.papers} />
    </Page>
  );
}
