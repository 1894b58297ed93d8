import { Anchor } from '#components/ui/anchor.tsx';
import { API_PAGE, OPENAPI } from '#lib/hrefs.ts';

/** Where programs find what the pages show. */
export function ForPrograms() {
  return (
    <section className="band" aria-labelledby="programs">
      <div className="band-head">
        <h2 className="sc" id="programs">
          For programs
        </h2>
      </div>
      <p className="plain">
        Papers, topics, counts and search are to be had as JSON too:{' '}
        <Anchor className="lk" href={API_PAGE}>
          what to ask and what comes back
        </Anchor>
        , with examples, and the same as an{' '}
        <a className="lk" href={OPENAPI}>
          OpenAPI description
        </a>
        .
      </p>
    </section>
  );
}
