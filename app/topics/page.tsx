import type { Metadata } from 'next';
import { Page } from '#components/page.tsx';
import { TopicDefinitions } from '#components/topic/topic-definitions.tsx';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { leadTopics, taxonomy } from '#lib/topics/taxonomy.ts';
import { numberWord } from '#lib/wording.ts';

export const metadata: Metadata = {
  title: 'Topics',
  description: 'All topics with their definitions and the number of papers on each.',
  alternates: { canonical: '/topics' },
};

export default async function Topics() {
  // Rendered anew for each request: the counts follow every ingest.
  const db = await database();
  const [families, held] = await Promise.all([topicIndex(db), holdings(db)]);
  const count = families.reduce((sum, family) => sum + family.topics.length, 0);
  return (
    <Page section="topics" papers={held.papers}>
      <header className="page-h">
        <h1>Topics</h1>
        <p className="plain">
          {count} topics in {numberWord(families.length)} families. {taxonomy.rule}
        </p>
      </header>
      <TopicDefinitions families={families} leads={leadTopics} papers={held.papers} />
    </Page>
  );
}
