import type { Metadata } from 'next';
import { workedExample } from '#app/api/worked-example.ts';
import { siteOrigin } from '#app/origin.ts';
import { EndpointSection } from '#components/api/endpoint-section.tsx';
import { InGeneral } from '#components/api/in-general.tsx';
import { ParameterTable } from '#components/api/parameter-table.tsx';
import { ProblemKinds } from '#components/api/problem-kinds.tsx';
import { RequestExample } from '#components/api/request-example.tsx';
import { Page } from '#components/page.tsx';
import { ask } from '#db/readers/ask.ts';
import { ENDPOINT_KEYS, ENDPOINTS, WRONG_EXAMPLE } from '#lib/api/endpoints.ts';
import { STATE_PARAMETERS } from '#lib/api/parameters.ts';
import { API, API_PAGE } from '#lib/hrefs.ts';

export const metadata: Metadata = {
  title: 'For programs',
  description: 'Papers, topics, counts and search as JSON: endpoints, parameters, answers and examples.',
  alternates: { canonical: API_PAGE },
};

export default async function ForPrograms() {
  const [{ held, facts }, origin] = await Promise.all([ask('forProgramsShown'), siteOrigin()]);
  const sections = await Promise.all(
    ENDPOINT_KEYS.map(async (key) => ({
      ...{ key, endpoint: ENDPOINTS[key] },
      example: facts && (await workedExample(key, ENDPOINTS[key].example(facts), origin)),
    })),
  );
  const wrong = await workedExample('papers', WRONG_EXAMPLE, origin);
  return (
    <Page papers={held.papers}>
      <header className="page-h">
        <h1>For programs</h1>
        <p className="plain">
          Papers, topics, counts and search as JSON, for reading, at <code>{new URL(API, origin).href}</code>.
          Which papers there are, their order and every count are those of the page with the same parameters.
        </p>
      </header>
      <InGeneral />
      {sections.map(({ key, endpoint, example }) => (
        <EndpointSection key={key} id={key} endpoint={endpoint}>
          {example && <RequestExample {...example} />}
        </EndpointSection>
      ))}
      <section className="band" aria-labelledby="state">
        <div className="band-head">
          <h2 className="sc" id="state">
            Parameters of a page of results
          </h2>
        </div>
        <p className="plain">
          They are those of the address of any page of results. Values of one are alternatives, different ones
          narrow each other.
        </p>
        <ParameterTable parameters={STATE_PARAMETERS} label="Parameters of a page of results" />
      </section>
      <ProblemKinds>
        <RequestExample {...wrong} />
      </ProblemKinds>
    </Page>
  );
}
