import type { Metadata } from 'next';
import { setTypes } from '#app/sets/set-types.ts';
import { Foot } from '#components/foot.tsx';
import { FrontLists } from '#components/front/front-lists.tsx';
import { IndexBand } from '#components/front/index-band.tsx';
import { LeadColumn } from '#components/front/lead-column.tsx';
import { Masthead } from '#components/front/masthead.tsx';
import { hold } from '#components/ui/held.ts';
import { Still } from '#components/ui/still.tsx';
import { database } from '#db/client.ts';
import { frontPage } from '#db/queries/front-page.ts';
import { holdings } from '#db/queries/holdings.ts';
import { mapBackground } from '#db/queries/map-neighbours.ts';
import { searchesToTry } from '#db/queries/searches-to-try.ts';
import { allSources } from '#db/queries/source-page.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { papersFormHref, papersHref, withText } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { listingsText } from '#lib/source-name.ts';
import { figure, numberWord } from '#lib/wording.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { papers, listings, dumps } = await holdings(await database());
  const title = `Broadsheet: ${figure(papers)} papers from ${listingsText(listings, dumps, numberWord)}`;
  const types = setTypes((form) => papersFormHref(EVERYTHING, form));
  return { title: { absolute: title }, alternates: { canonical: '/', types } };
}

export default async function Front() {
  const db = await database();
  const [held, front, families, sources, tries] = await Promise.all([
    holdings(db),
    frontPage(db),
    topicIndex(db),
    allSources(db),
    searchesToTry(db),
  ]);
  const content = (
    <>
      <div className={`lead cols cols-${front.leads.length}`}>
        {front.leads.map((lead) => (
          <LeadColumn key={lead.slug} lead={lead} />
        ))}
      </div>
      <IndexBand families={families} leads={front.leads.map(({ slug }) => slug)} />
      <FrontLists front={front} held={held} sources={sources} places={mapBackground(db)} />
    </>
  );
  return (
    <>
      <Masthead
        held={held}
        tries={tries.map((words) => ({ words, href: papersHref(withText(EVERYTHING, words)) }))}
      />
      <Still id="main" className="sheet" tabIndex={-1} held={hold(content)} />
      <Foot />
    </>
  );
}
