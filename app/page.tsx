import type { Metadata } from 'next';
import { Foot } from '#components/foot.tsx';
import { CountedList, DatedList } from '#components/front/dated-lists.tsx';
import { LeadColumn } from '#components/front/lead-column.tsx';
import { Masthead } from '#components/front/masthead.tsx';
import { SourceList } from '#components/front/source-list.tsx';
import { TopicIndex } from '#components/topic/topic-index.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { Shortcuts } from '#components/ui/shortcuts.tsx';
import { database } from '#db/client.ts';
import { frontPage } from '#db/queries/front-page.ts';
import { holdings } from '#db/queries/holdings.ts';
import { searchesToTry } from '#db/queries/searches-to-try.ts';
import { allSources } from '#db/queries/source-page.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { papersHref, sorted, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { decks } from '#lib/topics/labels.ts';
import { leadTopics } from '#lib/topics/taxonomy.ts';
import { figure, numberWord } from '#lib/wording.ts';

const DATED = papersHref(withValues(EVERYTHING, 'has', ['date']));
const DISCUSSED = papersHref(sorted(withValues(EVERYTHING, 'has', ['discussion']), 'discussed'));

export async function generateMetadata(): Promise<Metadata> {
  const { papers, listings } = await holdings(await database());
  return {
    title: { absolute: `Broadsheet: ${figure(papers)} papers from ${numberWord(listings)} dumps` },
    alternates: { canonical: '/' },
  };
}

export default async function FrontPage() {
  const db = await database();
  const [held, front, families, sources, tries] = await Promise.all([
    holdings(db),
    frontPage(db, leadTopics),
    topicIndex(db),
    allSources(db),
    searchesToTry(db),
  ]);
  const topics = families.reduce((sum, family) => sum + family.topics.length, 0);
  const deckOf: Readonly<Record<string, string>> = decks;
  return (
    <>
      <Masthead held={held} tries={tries} />
      <main id="main" className="sheet" tabIndex={-1}>
        <div className="lead cols cols-3">
          {front.leads.map((lead) => (
            <LeadColumn key={lead.slug} lead={lead} deck={deckOf[lead.slug] ?? ''} />
          ))}
        </div>
        <section className="band" aria-labelledby="index">
          <div className="band-head">
            <h2 className="sc" id="index">
              Index
            </h2>
            <p>
              {topics} topics in {numberWord(families.length)} families. A paper may stand under several.
            </p>
          </div>
          <TopicIndex families={families} leads={leadTopics} />
        </section>
        <div className="band cols cols-3">
          <section aria-labelledby="newest">
            <div className="band-head">
              <h2 className="sc" id="newest">
                Newest dated
              </h2>
            </div>
            <DatedList cards={front.newest} />
            <p className="more">
              <Anchor className="go" href={DATED}>
                All {figure(held.dated)} dated papers
              </Anchor>
            </p>
          </section>
          <section aria-labelledby="discussed">
            <div className="band-head">
              <h2 className="sc" id="discussed">
                Most discussed
              </h2>
              <p>by comments</p>
            </div>
            <CountedList items={front.discussed.map((card) => ({ card, count: card.commentCount ?? 0 }))} />
            <p className="more">
              <Anchor className="go" href={DISCUSSED}>
                All {figure(held.withComments)} with comments
              </Anchor>
            </p>
          </section>
          <section aria-labelledby="repeated">
            <div className="band-head">
              <h2 className="sc" id="repeated">
                In the most dumps
              </h2>
            </div>
            <CountedList items={front.repeated.map(({ card, listings }) => ({ card, count: listings }))} />
            <SourceList sources={sources.filter(({ isListing }) => isListing)} />
          </section>
        </div>
      </main>
      <Foot />
      <Shortcuts />
    </>
  );
}
