import type { Metadata } from 'next';
import { AddADump } from '#components/about/add-a-dump.tsx';
import { CorrectATopic } from '#components/about/correct-a-topic.tsx';
import { ForPrograms } from '#components/about/for-programs.tsx';
import { HoldingsText } from '#components/about/holdings-text.tsx';
import { LastIngest } from '#components/about/last-ingest.tsx';
import { RejectList } from '#components/about/reject-list.tsx';
import { SearchLanguage } from '#components/about/search-language.tsx';
import { SourceTable } from '#components/about/source-table.tsx';
import { Page } from '#components/page.tsx';
import { ask } from '#db/readers/ask.ts';
import { numberWord } from '#lib/wording.ts';

export const metadata: Metadata = {
  title: 'About',
  description: 'What is in here, from which sources, and what the last ingest read and could not use.',
  alternates: { canonical: '/about' },
};

export default async function About() {
  // Rendered anew for each request: the report follows every ingest.
  const { held, sources, report, facets } = await ask('aboutShown');
  const appearances = sources
    .filter(({ isListing }) => isListing)
    .reduce((sum, { recordCount }) => sum + recordCount, 0);
  return (
    <Page section="about" papers={held.papers}>
      <header className="page-h">
        <h1>What is in here</h1>
        <HoldingsText held={held} appearances={appearances} />
      </header>
      <section className="band" aria-labelledby="sources">
        <div className="band-head">
          <h2 className="sc" id="sources">
            Sources
          </h2>
          <p>{numberWord(sources.length)} files</p>
        </div>
        <SourceTable sources={sources} />
      </section>
      <LastIngest report={report} />
      <RejectList
        rejects={[...report.refused, ...report.rejected]}
        title="What could not be used"
        more={report.rejectedTotal - report.rejected.length}
      />
      <SearchLanguage facets={facets} />
      <AddADump />
      <CorrectATopic />
      <ForPrograms />
      <RejectList
        id="waiting"
        rejects={report.waitingCorrections}
        title="Corrections that wait for their paper"
        more={report.waitingCorrectionsTotal - report.waitingCorrections.length}
        moreText="which every ingest names"
      />
    </Page>
  );
}
