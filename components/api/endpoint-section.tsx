import type { ReactNode } from 'react';
import { AnswerFields } from '#components/api/answer-fields.tsx';
import { ParameterTable } from '#components/api/parameter-table.tsx';
import type { Endpoint } from '#lib/api/endpoints.ts';
import { STATE_PARAMETERS } from '#lib/api/parameters.ts';

/** An endpoint with its parameters, its answer and an example. */
export function EndpointSection({
  id,
  endpoint,
  children,
}: {
  id: string;
  endpoint: Endpoint;
  children: ReactNode;
}) {
  const { path, summary, about, parameters, inPath, hasState, answer } = endpoint;
  const own = [...(inPath ? [inPath] : []), ...parameters.filter((one) => !STATE_PARAMETERS.includes(one))];
  return (
    <section className="band" aria-labelledby={id}>
      <div className="band-head">
        <h2 className="sc" id={id}>
          {summary}
        </h2>
        <p>
          <code>GET {path}</code>
        </p>
      </div>
      <p className="plain">
        {about}{' '}
        {hasState && (
          <>
            It takes the{' '}
            <a className="lk" href="#state">
              parameters of a page of results
            </a>
            {own.length > 0 && ', and these'}.
          </>
        )}
        {!hasState && own.length === 0 && 'It takes no parameters.'}
      </p>
      {own.length > 0 && <ParameterTable parameters={own} label={`Parameters of ${path}`} />}
      <AnswerFields answer={answer} label={`Answer of ${path}`} />
      {children}
    </section>
  );
}
