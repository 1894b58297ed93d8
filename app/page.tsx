import type { Metadata } from 'next';
import { cache } from 'react';
import { newsreaderItalic } from '#app/front-font.ts';
import { Foot } from '#components/foot.tsx';
import { FrontLists } from '#components/front/front-lists.tsx';
import { IndexBand } from '#components/front/index-band.tsx';
import { LeadColumn } from '#components/front/lead-column.tsx';
import { Masthead } from '#components/front/masthead.tsx';
import { SetAlternates } from '#components/head-tags.tsx';
import { hold } from '#components/ui/held.ts';
import { Still } from '#components/ui/still.tsx';
import { ask } from '#db/readers/ask.ts';
import { papersFormHref, papersHref, withText } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { listingsText } from '#lib/source-name.ts';
import { figure, numberWord } from '#lib/wording.ts';

const load = cache(() => ask('frontShown'));

export async function generateMetadata(): Promise<Metadata> {
  const { papers, listings, dumps } = (await load()).held;
  const title = `Broadsheet: ${figure(papers)} papers from ${listingsText(listings, dumps, numberWord)}`;
  return { title: { absolute: title }, alternates: { canonical: '/' } };
}

export default async function Front() {
  const { held, front, families, sources, tries, places } = await load();
  const content = (
    <>
      <SetAlternates hrefOf={(form) => papersFormHref(EVERYTHING, form)} />
      <div className={`lead cols cols-${front.leads.length}`}>
        {front.leads.map((lead) => (
          <LeadColumn key={lead.slug} lead={lead} />
        ))}
      </div>
      <IndexBand families={families} leads={front.leads.map(({ slug }) => slug)} />
      <FrontLists front={front} held={held} sources={sources} places={places} />
    </>
  );
  return (
    <>
      <Masthead
        held={held}
        tries={tries.map((words) => ({ words, href: papersHref(withText(EVERYTHING, words)) }))}
      />
      <Still id="main" className={`sheet ${newsreaderItalic.variable}`} tabIndex={-1} held={hold(content)} />
      <Foot />
    </>
  );
}
